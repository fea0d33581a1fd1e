using System.Diagnostics.Metrics;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users.GetUserSummary;
using HelpDesk.Users.Application.Users.ListUserSummaries;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Tokens;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence;

/// <summary>How many commands each call sends to the database, that which recognises the caller's token included.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.SqlServer)]
public sealed class StatementCountTests(object provider)
{
    private TestDirectory? sqlite;
    private SqlServerApplication? sqlServer;
    private Caller administrator = null!;
    private IServiceProvider services = null!;

    /// <summary>Who is read and changed. The recorded SQL Server knows one user only, the administrator.</summary>
    private Guid subject;

    [OneTimeSetUp]
    public async Task Start()
    {
        if (provider is DatabaseProvider.Sqlite)
        {
            sqlite = await TestDirectory.CreateAsync();
            services = sqlite.Services;
        }
        else
        {
            sqlServer = new();
            services = sqlServer.Services;
            await services.InitializeDirectoryAsync();
            var seeded = await SendAsync(TestDirectory.Seed(), Caller.System(Organization.HelpDeskId));
            Assert.That(seeded.Errors, Is.Empty);
        }

        var signedIn = await SendAsync(TestDirectory.LogIn(TestDirectory.AdminEmail, TestDirectory.AdminPassword), Caller.Anonymous());
        var claims = await services.GetRequiredService<AccessTokens>().ValidateAsync(signedIn.Value.AccessToken.Value.Value);
        administrator = TestDirectory.CallerIn(Organization.HelpDeskId, signedIn.Value.User.Id, accessVersion: 1) with
        {
            SessionId = AccessTokens.ReadCaller(claims!.Claims)!.SessionId!.Value,
        };
        subject = sqlite is null ? administrator.UserId!.Value : (await sqlite.CreateUserAsync("eva@example.com")).Id;
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await (sqlite?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (sqlServer?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task LogIn_SendsAtMostEight() => Assert.That(
        await CountAsync(TestDirectory.LogIn(TestDirectory.AdminEmail, TestDirectory.AdminPassword), Caller.Anonymous()),
        Is.LessThanOrEqualTo(8));

    [Test]
    public async Task ReadingOne_SendsTwo() =>
        Assert.That(await CountAsync(new GetUserSummaryQuery(subject), administrator), Is.EqualTo(2));

    [Test]
    public async Task ListingByRole_SendsAtMostFive() => Assert.That(
        await CountAsync(new ListUserSummariesQuery { Role = new(RoleReference.Named("ADMIN")), Limit = new(20) }, administrator),
        Is.LessThanOrEqualTo(5));

    [Test]
    public async Task ChangingAnEmail_SendsAtMostFive() => Assert.That(
        await CountAsync(new UpdateUserCommand(subject) { Email = EmailAddress.Parse("otra@helpdesk.local") }, administrator),
        Is.LessThanOrEqualTo(5));

    /// <summary>Two more find out whether an administrator is the last one.</summary>
    [Test]
    public async Task ChangingRoleAndArea_SendsAtMostSeven() => Assert.That(
        await CountAsync(
            new UpdateUserCommand(subject) { Roles = RoleReference.OneNamed(sqlite is null ? "ADMIN" : "AREA"), Area = Area.Parse("REDES") },
            administrator),
        Is.LessThanOrEqualTo(sqlite is null ? 7 + 2 : 7));

    private async Task<int> CountAsync<TResult>(IRequest<TResult> request, Caller caller)
        where TResult : Domain.Results.IResult
    {
        using var measurements = new Measurements(services.GetRequiredService<IMeterFactory>());
        var result = await SendAsync(request, caller);
        Assert.That(result.Errors, Is.Empty);
        return measurements.Of("db.client.operation.duration").Count(measured => !measured.Tags.Contains("COMMIT", StringComparison.Ordinal));
    }

    private async Task<TResult> SendAsync<TResult>(IRequest<TResult> request, Caller caller)
    {
        await using var scope = services.CreateAsyncScope();
        if (caller.IsSignedIn)
        {
            var context = scope.ServiceProvider.GetRequiredService<DirectoryContext>();
            Assert.That(await services.GetRequiredService<AccessTokens>().VerifyCallerAsync(caller, context, CancellationToken.None), Is.Not.Null);
        }

        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Current = caller;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
