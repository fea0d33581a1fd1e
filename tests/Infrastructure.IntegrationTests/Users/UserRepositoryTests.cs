using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.DeactivateUser;
using HelpDesk.Users.Application.Users.DeleteUser;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Users;

public sealed class UserRepositoryTests
{
    private TestDirectory directory = null!;

    [SetUp]
    public async Task Start() => directory = await TestDirectory.CreateAsync();

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task Add_WhenLastUserWasDeleted_DoesNotGiveItsNumberAgain()
    {
        var first = await directory.CreateUserAsync("first@helpdesk.local");
        var last = await directory.CreateUserAsync("last@helpdesk.local");
        await directory.SendAsync(new DeleteUserCommand(last.Id));

        var next = await directory.CreateUserAsync("next@helpdesk.local");

        Assert.That(new[] { first.Number, last.Number, next.Number }, Is.EqualTo(new long[] { 2, 3, 4 }));
    }

    [TestCase("ana@helpdesk.local")]
    [TestCase("ANA@HelpDesk.Local")]
    [TestCase("ａｎａ@helpdesk.local", Description = "Full-width letters are the same by compatibility")]
    public async Task Add_WhenEmailTakenInAnyForm_ReturnsConflict(string email)
    {
        await directory.CreateUserAsync("ana@helpdesk.local");

        var again = await directory.SendAsync(TestDirectory.NewUser(email));

        Assert.That(again.Errors.Select(error => (error.Kind, error.Code)), Is.EqualTo(new[] { (ErrorKind.Conflict, ErrorCodes.EmailTaken) }));
    }

    [Test]
    public async Task Add_WhenManyAddTheSameEmailAtOnce_OneSucceeds()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => directory.SendAsync(TestDirectory.NewUser("ana@helpdesk.local")))));

        Assert.Multiple(() =>
        {
            Assert.That(results.Count(result => result.IsSuccess), Is.EqualTo(1));
            Assert.That(results.SelectMany(result => result.Errors).Select(error => error.Code), Is.All.EqualTo(ErrorCodes.EmailTaken).And.Exactly(7).Items);
        });
    }

    [Test]
    public async Task Add_WhenEmailTakenInAnotherOrganization_Succeeds()
    {
        await directory.SeedAsync("org_1");
        await directory.CreateUserAsync("ana@helpdesk.local");

        var other = await directory.SendAsync(TestDirectory.NewUser("ana@helpdesk.local"), TestDirectory.CallerIn("org_1"));

        Assert.That(other.IsSuccess, Is.True);
    }

    [Test]
    public async Task Save_WhenEmailTaken_ReturnsConflictAndKeepsTheOldOne()
    {
        await directory.CreateUserAsync("ana@helpdesk.local");
        var eva = await directory.CreateUserAsync("eva@helpdesk.local");

        var saved = await directory.SendAsync(new UpdateUserCommand(eva.Id) { Email = EmailAddress.Parse("Ana@helpdesk.local") });

        var stored = await directory.ReadAsync(context => context.Users.SingleAsync(user => user.Id == eva.Id));
        Assert.Multiple(() =>
        {
            Assert.That(saved.Errors.Select(error => error.Code), Is.EqualTo(new[] { ErrorCodes.EmailTaken }));
            Assert.That((stored.Email, stored.Version), Is.EqualTo(("eva@helpdesk.local", 1L)));
        });
    }

    [Test]
    public async Task Save_WhenRoleChanges_ReplacesTheStoredRole()
    {
        var user = await directory.CreateUserAsync("ana@helpdesk.local");

        await directory.SendAsync(new UpdateUserCommand(user.Id) { Roles = RoleReference.OneNamed("MESA") });

        var roles = await directory.ReadAsync(context => context.Set<UserRoleRow>()
            .Where(role => role.UserNumber == user.Number).Select(role => role.Role!.Name).ToListAsync());
        Assert.That(roles, Is.EqualTo(new[] { "MESA" }));
    }

    [TestCase(Organization.HelpDeskId, true)]
    [TestCase("org_1", false)]
    public async Task Find_ByIdAndByNumber_FindsWhoIsInTheCallersOrganization(string organizationId, bool isThere)
    {
        await directory.SeedAsync("org_1");
        var user = await directory.CreateUserAsync("ana@helpdesk.local");
        var caller = TestDirectory.CallerIn(organizationId);

        foreach (var reference in new[] { user.Id, UserReference.Numbered(user.Number) })
        {
            var loaded = await directory.CommandAsync(
                async scope => Result<Guid?>.Success((await scope.GetRequiredService<IUserRepository>().FindAsync(reference, CancellationToken.None))?.Id),
                caller);
            var read = await directory.RunAsync(scope => scope.GetRequiredService<IUserQueries>().FindAsync(reference, CancellationToken.None), caller);

            Assert.That((loaded.Value, read?.Id), Is.EqualTo(isThere ? (user.Id, user.Id) : ((Guid?)null, (Guid?)null)));
        }
    }

    [TestCase(Organization.HelpDeskId, true)]
    [TestCase("org_1", false)]
    public async Task FindSummary_HasWhatListsShow(string organizationId, bool isThere)
    {
        await directory.SeedAsync("org_1");
        var user = (await directory.SendAsync(TestDirectory.NewUser("ana@helpdesk.local", "AREA") with { Area = Area.Parse("REDES"), Telefono = Telefono.Parse("555") })).Value;

        var summary = await directory.RunAsync(
            scope => scope.GetRequiredService<IUserQueries>().FindSummaryAsync(user.Id, CancellationToken.None),
            TestDirectory.CallerIn(organizationId));

        Assert.That(summary is null ? null : TestDirectory.SummaryOf(summary), Is.EqualTo(isThere ? TestDirectory.SummaryOf(user) : null));
    }

    [Test]
    public async Task FindSummary_OfSeveralRoles_HasThemInTheirOrder()
    {
        var caller = await directory.SeedPublisherAsync();
        var user = (await directory.SendAsync(
            TestDirectory.NewUser("ana@redaccion.example") with { Roles = new([.. new[] { "editor", "administrador" }.Select(RoleReference.Named)]) },
            caller)).Value;

        var summary = await directory.RunAsync(scope => scope.GetRequiredService<IUserQueries>().FindSummaryAsync(user.Id, CancellationToken.None), caller);

        Assert.That((summary!.Roles, TestDirectory.SummaryOf(summary)), Is.EqualTo((user.Roles, TestDirectory.SummaryOf(user))));
    }

    [Test]
    public async Task Find_ByNothing_FindsNobody() =>
        Assert.That(await directory.RunAsync(scope => scope.GetRequiredService<IUserQueries>().FindAsync(default, CancellationToken.None)), Is.Null);

    [Test]
    public async Task Remove_WhenUserHasRolesAndTokens_DeletesThemToo()
    {
        var user = await directory.CreateUserAsync("ana@helpdesk.local");
        var signedIn = await directory.SendAsync(TestDirectory.LogIn("ana@helpdesk.local", "Secreto-1"));
        var before = await CountBelongingsAsync(user.Id, user.Number);

        await directory.SendAsync(new DeleteUserCommand(user.Id));

        var after = await CountBelongingsAsync(user.Id, user.Number);
        Assert.Multiple(() =>
        {
            Assert.That(signedIn.IsSuccess, Is.True);
            Assert.That(before, Is.EqualTo((1, 1)));
            Assert.That(after, Is.EqualTo((0, 0)));
        });
    }

    [Test]
    public async Task Add_WhenManyHaveNoUsername_GivesEachItsOwn()
    {
        var publisher = await directory.SeedPublisherAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            directory.SendAsync(TestDirectory.NewUser($"ana@sitio{i}.example", "autor"), publisher))));

        Assert.That(
            results.Select(result => result.Value.Username),
            Is.EquivalentTo(new[] { "ana", "ana2", "ana3", "ana4", "ana5", "ana6", "ana7", "ana8" }));
    }

    [Test]
    public async Task Add_WhenSomebodyElseWasGivenTheFreeUsername_LooksAgain()
    {
        var publisher = await directory.SeedPublisherAsync();
        var email = EmailAddress.Parse("ana@sitio.example").Value;
        var found = new List<string>();

        var result = await directory.CommandAsync(
            async scope =>
            {
                var users = scope.GetRequiredService<IUserRepository>();
                var username = await users.FindFreeUsernameAsync(email, CancellationToken.None);
                found.Add(username.Value);
                if (found.Count == 1)
                {
                    await users.AddAsync(NewAuthor("ana@otro.example", username), "hash", CancellationToken.None);
                }

                return await users.AddAsync(NewAuthor(email.Value, username), "hash", CancellationToken.None);
            },
            publisher);

        Assert.Multiple(() =>
        {
            Assert.That(result.Value.Email, Is.EqualTo(email));
            Assert.That(found, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task Add_WhenTheChosenUsernameIsTaken_ReturnsConflict()
    {
        var publisher = await directory.SeedPublisherAsync();
        await directory.SendAsync(TestDirectory.NewUser("ana@sitio.example", "autor"), publisher);

        var again = await directory.SendAsync(TestDirectory.NewUser("eva@sitio.example", "autor") with { Username = Username.Parse("ANA") }, publisher);

        Assert.That(again.Errors.Select(error => (error.Kind, error.Code)), Is.EqualTo(new[] { (ErrorKind.Conflict, ErrorCodes.UsernameTaken) }));
    }

    [Test]
    public async Task Use_WhenOutsideACommand_Throws()
    {
        await directory.RunAsync(scope =>
        {
            var users = scope.GetRequiredService<IUserRepository>();
            Assert.Multiple(() =>
            {
                Assert.That(() => users.FindAsync(Guid.CreateVersion7(), CancellationToken.None), Throws.InvalidOperationException);
                Assert.That(() => users.AnyAsync(CancellationToken.None), Throws.InvalidOperationException);
            });
            return Task.FromResult(true);
        });
    }

    [Test]
    public async Task CountOtherAdministrators_WhenSomeAreElsewhereOrInactive_CountsTheActiveOfTheOrganization()
    {
        await directory.SeedAsync("org_1");
        var asked = await directory.CreateUserAsync("one@helpdesk.local", "ADMIN");
        var inactive = await directory.CreateUserAsync("two@helpdesk.local", "ADMIN");
        await directory.SendAsync(new DeactivateUserCommand(inactive.Id));
        await directory.CreateUserAsync("three@helpdesk.local", "MESA");

        // The administrator that the directory started with.
        Assert.That(await CountOthersAsync(asked.Id), Is.EqualTo(1));
    }

    [Test]
    public async Task CountOtherAdministrators_WhenUserIsNone_ReturnsNull()
    {
        var user = await directory.CreateUserAsync("ana@helpdesk.local");

        Assert.That(await CountOthersAsync(user.Id), Is.Null);
    }

    [Test]
    public async Task CountOtherAdministrators_WhenTheOthersCannotSignIn_CountsNone()
    {
        var first = await directory.ReadAsync(context => context.Users.Where(user => user.Number == 1).Select(user => user.Id).SingleAsync());
        var without = await directory.CreateUserAsync("one@helpdesk.local", "ADMIN");
        await directory.CreateUserAsync("two@helpdesk.local", "ADMIN");
        await directory.ReadAsync(context => context.Users
            .Where(user => user.Id == without.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(user => user.PasswordHash, default(string))));

        var before = await CountOthersAsync(first);
        directory.Clock.Advance(TimeSpan.FromDays(7));
        var lapsed = await CountOthersAsync(first);
        var ofWithout = await CountOthersAsync(without.Id);

        Assert.That((before, lapsed, ofWithout), Is.EqualTo(((int?)1, (int?)0, (int?)1)));
    }

    [Test]
    public async Task CountOtherAdministrators_WhenNobodyCanSignIn_ReturnsNull()
    {
        var user = await directory.CreateUserAsync("one@helpdesk.local", "ADMIN");
        await directory.ReadAsync(context => context.Users
            .Where(stored => stored.Number == 1)
            .ExecuteUpdateAsync(update => update.SetProperty(stored => stored.PasswordHash, default(string))));
        directory.Clock.Advance(TimeSpan.FromDays(7));

        Assert.That(await CountOthersAsync(user.Id), Is.Null);
    }

    [Test]
    public async Task CountOtherAdministrators_WhenTheOrganizationKeepsTemporaryPasswords_CountsThoseThatLapsed()
    {
        var first = await directory.ReadAsync(context => context.Users.Where(user => user.Number == 1).Select(user => user.Id).SingleAsync());
        await directory.CreateUserAsync("one@helpdesk.local", "ADMIN");
        await directory.ReadAsync(context => context.Organizations
            .ExecuteUpdateAsync(update => update.SetProperty(organization => organization.RequiresPasswordChange, false)));
        directory.Clock.Advance(TimeSpan.FromDays(8));

        Assert.That(await CountOthersAsync(first), Is.EqualTo(1));
    }

    [Test]
    public async Task Deactivate_WhenAllAdministratorsGoAtOnce_OneStays()
    {
        var admins = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            admins.Add((await directory.CreateUserAsync($"admin{i}@helpdesk.local", "ADMIN")).Id);
        }

        admins.Add(await directory.ReadAsync(context => context.Users.Where(user => user.Number == 1).Select(user => user.Id).SingleAsync()));

        var results = await Task.WhenAll(admins.Select(id => Task.Run(() => directory.SendAsync(new DeactivateUserCommand(id)))));

        Assert.Multiple(() =>
        {
            Assert.That(results.Count(result => result.IsSuccess), Is.EqualTo(5));
            Assert.That(results.SelectMany(result => result.Errors).Select(error => error.Code), Is.EqualTo(new[] { ErrorCodes.LastAdministrator }));
        });
    }

    private static User NewAuthor(string email, Username username) => User.Create(
        new(
            OrganizationTemplates.Cms,
            EmailAddress.Parse(email).Value,
            PersonName.Parse("Ana Pérez").Value,
            [OrganizationTemplates.CmsRoles.Single(role => role.Name == "autor")])
        {
            Username = username,
        },
        DateTimeOffset.UnixEpoch).Value;

    private async Task<int?> CountOthersAsync(Guid userId) => (await directory.CommandAsync(async scope =>
    {
        var users = scope.GetRequiredService<IUserRepository>();
        var user = await users.FindAsync(userId, CancellationToken.None);
        return Result<int?>.Success(await users.CountOtherAdministratorsAsync(user!, CancellationToken.None));
    })).Value;

    private Task<(int Roles, int Tokens)> CountBelongingsAsync(Guid userId, long number) => directory.ReadAsync(async context => (
        await context.Set<UserRoleRow>().CountAsync(role => role.UserNumber == number),
        await context.RefreshTokens.CountAsync(token => token.UserId == userId)));
}
