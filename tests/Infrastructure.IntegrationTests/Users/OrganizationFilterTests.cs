using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Users;

public sealed class OrganizationFilterTests
{
    private const string Ours = "org_1";
    private const string Theirs = "org_2";

    /// <summary>What belongs to organizations but says nothing about people, and is read by name.</summary>
    private static readonly Type[] Unfiltered = [typeof(RoleRow), typeof(LocalRow)];

    [Test]
    public void Model_WhenRowBelongsToOrganization_HasQueryFilter()
    {
        using var context = new SqliteDirectoryContext(new DbContextOptionsBuilder<SqliteDirectoryContext>().UseSqlite().Options);

        var unfiltered = context.Model.GetEntityTypes()
            .Where(entity => entity.FindProperty(nameof(DirectoryContext.OrganizationId)) is not null && entity.GetDeclaredQueryFilters().Count == 0)
            .Select(entity => entity.ClrType);

        Assert.That(unfiltered, Is.EquivalentTo(Unfiltered));
    }

    [Test]
    public async Task Read_WhenAnotherOrganizationHasRows_HidesThem()
    {
        await using var directory = await CreateWithPeopleAsync();

        var hidden = await directory.ReadAsync(CountAsync, Caller.Anonymous("org_3"));
        var own = await directory.ReadAsync(CountAsync, Caller.Anonymous(Ours));
        var all = await directory.ReadAsync(CountUnfilteredAsync, Caller.Anonymous("org_3"));

        Assert.Multiple(() =>
        {
            Assert.That(hidden, Is.EqualTo(new Counts(0, 0, 0, 0, 0)));
            Assert.That(own, Is.EqualTo(new Counts(1, 1, 1, 1, 1)));
            Assert.That(all, Is.EqualTo(new Counts(2, 2, 2, 2, 2)));
        });
    }

    [Test]
    public async Task Read_WhenCallersAlternate_FollowsTheCaller()
    {
        await using var directory = await CreateWithPeopleAsync();

        var organizations = new List<string>();
        foreach (var organization in new[] { Ours, Theirs })
        {
            organizations.Add(await directory.ReadAsync(context => context.Users.Select(user => user.OrganizationId).SingleAsync(), Caller.Anonymous(organization)));
        }

        Assert.That(organizations, Is.EqualTo(new[] { Ours, Theirs }));
    }

    /// <summary>Each organization has one user with one role, one refresh token, one failed sign-in and one service account.</summary>
    private static async Task<TestDirectory> CreateWithPeopleAsync()
    {
        var directory = await TestDirectory.CreateEmptyAsync();
        foreach (var organization in new[] { Ours, Theirs })
        {
            await directory.SeedAsync(organization);
            await directory.SendAsync(TestDirectory.LogIn(TestDirectory.AdminEmail, TestDirectory.AdminPassword), Caller.Anonymous(organization));
            await directory.SendAsync(TestDirectory.LogIn(TestDirectory.AdminEmail, "wrong"), Caller.Anonymous(organization));
            await directory.SendAsync(TestDirectory.NewServiceAccount(), TestDirectory.CallerIn(organization));
        }

        return directory;
    }

    private static async Task<Counts> CountAsync(DirectoryContext context) => new(
        await context.Users.CountAsync(),
        await context.Set<UserRoleRow>().CountAsync(),
        await context.RefreshTokens.CountAsync(),
        await context.SignInAttempts.CountAsync(),
        await context.ServiceAccounts.CountAsync());

    private static async Task<Counts> CountUnfilteredAsync(DirectoryContext context) => new(
        await context.Users.IgnoreQueryFilters().CountAsync(),
        await context.Set<UserRoleRow>().IgnoreQueryFilters().CountAsync(),
        await context.RefreshTokens.IgnoreQueryFilters().CountAsync(),
        await context.SignInAttempts.IgnoreQueryFilters().CountAsync(),
        await context.ServiceAccounts.IgnoreQueryFilters().CountAsync());

    private sealed record Counts(int Users, int Roles, int RefreshTokens, int SignInAttempts, int ServiceAccounts);
}
