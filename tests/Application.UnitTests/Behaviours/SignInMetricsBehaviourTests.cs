using System.Diagnostics.Metrics;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;
using HelpDesk.Users.Application.SignIn.LogIn;
using HelpDesk.Users.Application.SignIn.RefreshSession;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Behaviours;

public sealed class SignInMetricsBehaviourTests
{
    private const string Email = "ana@example.com";

    private static IEnumerable<TestCaseData> SignIns =>
    [
        new TestCaseData(LogIn(Email, TestUsers.RightPassword), "password success").SetArgDisplayNames("right"),
        new TestCaseData(LogIn(Email, "wrong horse"), "password invalid_credentials").SetArgDisplayNames("wrong"),
        new TestCaseData(LogIn("nobody@example.com", "wrong horse"), "password invalid_credentials").SetArgDisplayNames("unknown"),
        new TestCaseData(LogIn("ana", "x"), "password malformed").SetArgDisplayNames("faulty"),
        new TestCaseData(Sending(new RefreshSessionCommand(Secret.Parse("x"))), "refresh_token invalid_refresh_token").SetArgDisplayNames("refresh"),
        new TestCaseData(Sending(new IssueServiceTokenCommand(new("x", new Secret("y")), null)), "client_secret invalid_client").SetArgDisplayNames("service"),
    ];

    [TestCaseSource(nameof(SignIns))]
    public async Task Send_OfASignIn_IsCountedByMeansAndOutcomeOnly(Func<IMediator, Task> send, string expected)
    {
        var ports = new TestPorts { Caller = Caller.Anonymous() };
        ports.Has(TestUsers.Stored());

        Assert.That(await CountAsync(ports, send), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task Send_WhenLocked_IsCountedSo()
    {
        var ports = new TestPorts { Caller = Caller.Anonymous() };
        ports.Guard.Setup(port => port.GetLockAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(TimeSpan.FromMinutes(1));

        Assert.That(await CountAsync(ports, LogIn(Email, TestUsers.RightPassword)), Is.EqualTo(new[] { $"password {ErrorCodes.TooManyAttempts}" }));
    }

    [Test]
    public async Task Send_WhenItFails_IsCountedAsAnError()
    {
        var ports = new TestPorts { Caller = Caller.Anonymous() };
        ports.Guard.Setup(port => port.GetLockAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<CancellationToken>())).ThrowsAsync(new TimeoutException());

        var counted = await CountAsync(ports, mediator =>
        {
            Assert.That(() => LogIn(Email, TestUsers.RightPassword)(mediator), Throws.TypeOf<TimeoutException>());
            return Task.CompletedTask;
        });

        Assert.That(counted, Is.EqualTo(new[] { "password error" }));
    }

    private static Func<IMediator, Task> LogIn(string email, string password) => Sending(new LogInCommand(EmailAddress.Parse(email), Secret.Parse(password)));

    private static Func<IMediator, Task> Sending<TResult>(IRequest<TResult> request) => mediator => mediator.Send(request);

    private static async Task<List<string>> CountAsync(TestPorts ports, Func<IMediator, Task> send)
    {
        await using var provider = TestPorts.BuildProvider();
        await using var scope = ports.CreateScope(provider);
        var meters = provider.GetRequiredService<IMeterFactory>();
        var counted = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == "helpdesk.users.sign_ins")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
            counted.AddRange(Enumerable.Repeat(string.Join(' ', tags.ToArray().Select(tag => tag.Value)), (int)count)));
        listener.Start();

        await send(scope.ServiceProvider.GetRequiredService<IMediator>());

        return counted;
    }
}
