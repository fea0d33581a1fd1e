using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Operations;

public sealed class TemporaryPasswordWatchTests
{
    private const string Other = "otra";

    [Test]
    public async Task Warn_CountsWhatExpiresWithinTwoDays_InEachOrganization()
    {
        await using var directory = await TestDirectory.CreateAsync();
        await directory.SeedAsync(Other);
        await directory.CreateUserAsync("ana@helpdesk.local");
        var eva = await directory.CreateUserAsync("eva@helpdesk.local");
        await directory.CreateUserAsync("luis@helpdesk.local", organizationId: Other);
        await directory.SendAsync(new UpdateUserCommand(eva.Id) { Status = new(UserStatus.Inactive) });

        var early = await WarnAsync(directory);
        directory.Clock.Advance(TimeSpan.FromDays(5.5));
        var soon = await WarnAsync(directory);
        directory.Clock.Advance(TimeSpan.FromDays(2));
        var late = await WarnAsync(directory);

        Assert.Multiple(() =>
        {
            Assert.That((early.Count, late.Count), Is.EqualTo((0, 0)));
            Assert.That(soon, Has.Count.EqualTo(2));
            Assert.That(soon, Has.Some.StartsWith($"1 temporary passwords of organization {Organization.HelpDeskId} expire"));
            Assert.That(soon, Has.Some.StartsWith($"1 temporary passwords of organization {Other} expire"));
        });
    }

    private static async Task<List<string>> WarnAsync(TestDirectory directory)
    {
        var logger = new Messages();
        using var watch = new TemporaryPasswordWatch(directory.Services.GetRequiredService<IServiceScopeFactory>(), directory.Clock, logger);
        await watch.WarnAsync(CancellationToken.None);
        return logger.Written;
    }

    private sealed class Messages : ILogger<TemporaryPasswordWatch>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => Written.Add(formatter(state, exception));
    }
}
