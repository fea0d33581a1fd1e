using HelpDesk.Users.Application.Behaviours;
using HelpDesk.Users.Domain.Results;
using MediatR;
using Microsoft.Extensions.Logging;

namespace HelpDesk.Users.Application.UnitTests.Behaviours;

public sealed class LoggingBehaviourTests
{
    private const string Email = "ana@example.com";
    private const string Password = "correct horse";

    private static IEnumerable<TestCaseData> Outcomes =>
    [
        new TestCaseData(Result.Success, "succeeded").SetArgDisplayNames("success"),
        new TestCaseData(
            Result.Failure(
            [
                Error.Validation(ErrorCodes.Malformed, "Email") with { AttemptedValue = Email },
                Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = [Email] },
            ]),
            "malformed, unknown_choice").SetArgDisplayNames("failure"),
    ];

    [TestCaseSource(nameof(Outcomes))]
    public async Task Handle_WhenHandled_LogsNameAndOutcomeAndNoContents(Result result, string outcome)
    {
        var logger = new CapturingLogger(LogLevel.Debug);

        var returned = await HandleAsync(logger, () => Task.FromResult(result));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(returned, Is.SameAs(result));
            Assert.That(logger.Entries, Has.Count.EqualTo(1));
            Assert.That(logger.Entries, Has.All.StartsWith($"{nameof(Request)}: {outcome} after "));
            Assert.That(logger.Entries, Has.None.Contains(Email).And.None.Contains(Password));
        }
    }

    [Test]
    public async Task Handle_WhenDebugIsOff_LogsNothing()
    {
        var logger = new CapturingLogger(LogLevel.Information);

        await HandleAsync(logger, () => Task.FromResult(Result.Success));

        Assert.That(logger.Entries, Is.Empty);
    }

    private static Task<Result> HandleAsync(CapturingLogger logger, Func<Task<Result>> handle) =>
        new LoggingBehaviour<Request, Result>(logger, TimeProvider.System)
            .Handle(new Request(Email, Password), CancellationToken.None, () => handle());

    private sealed record Request(string Email, string Password) : IRequest<Result>;

    private sealed class CapturingLogger(LogLevel minimum) : ILogger<LoggingBehaviour<Request, Result>>
    {
        /// <summary>Each entry's text with all the values it carries.</summary>
        public List<string> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            Entries.Add($"{formatter(state, exception)} {string.Join(' ', values.Select(value => value.Value))} {exception}");
        }
    }
}
