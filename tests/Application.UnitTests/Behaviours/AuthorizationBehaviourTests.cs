using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Behaviours;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Domain.Results;
using MediatR;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Behaviours;

public sealed class AuthorizationBehaviourTests
{
    private readonly Mock<IAuditTrail> audit = new();

    private bool handled;

    [SetUp]
    public void SetUp()
    {
        handled = false;
        audit.Reset();
    }

    [Test]
    public void Handle_WhenTheRequestDeclaresNothing_Throws()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                async () => await HandleAsync(new Undeclared(), TestUsers.SignedIn("users:edit")),
                Throws.InvalidOperationException.With.Message.Contains(nameof(Undeclared)));
            Assert.That(handled, Is.False);
        }
    }

    [Test]
    public async Task Handle_WhenRefused_ReturnsTheRefusalAndStops()
    {
        var result = await HandleAsync(new Guarded(), TestUsers.SignedIn());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo(ErrorCodes.PermissionMissing));
            Assert.That(handled, Is.False);
        }
    }

    [Test]
    public async Task Handle_WhenForbidden_TellsTheAudit()
    {
        await HandleAsync(new Guarded(), TestUsers.SignedIn());

        audit.Verify(
            port => port.RecordAsync(It.Is<AuditEntry>(entry =>
                entry.Action == AuditActions.AccessRefused
                && entry.Outcome == AuditOutcome.Refused
                && entry.Reason == ErrorCodes.PermissionMissing
                && entry.SubjectName == nameof(Guarded))),
            Times.Once);
    }

    [Test]
    public async Task Handle_WhenNobodyAsks_TellsNoAudit()
    {
        await HandleAsync(new Guarded(), Caller.Anonymous());

        audit.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_WhenAllowed_GoesOn()
    {
        var result = await HandleAsync(new Guarded(), TestUsers.SignedIn("users:edit"));

        audit.VerifyNoOtherCalls();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            Assert.That(handled, Is.True);
        }
    }

    [TestCase(true, null)]
    [TestCase(false, ErrorCodes.OwnAccess)]
    public async Task Handle_WhenTheContentDecidesToo_AsksIt(bool isHarmless, string? refusal)
    {
        var result = await HandleAsync(new Restricted(isHarmless), TestUsers.SignedIn("users:edit"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors.Select(error => error.Code), Is.EqualTo(refusal is null ? [] : new[] { refusal }));
            Assert.That(handled, Is.EqualTo(isHarmless));
            audit.Verify(port => port.RecordAsync(It.Is<AuditEntry>(entry => entry.Reason == refusal)), Times.Exactly(isHarmless ? 0 : 1));
        }
    }

    [Test]
    public async Task Handle_WhenTheContentDecidesToo_AsksTheAttributeFirst()
    {
        var result = await HandleAsync(new Restricted(IsHarmless: false), TestUsers.SignedIn());

        Assert.That(result.Summary(), Is.EqualTo(ErrorCodes.PermissionMissing));
    }

    private Task<Result> HandleAsync<TRequest>(TRequest request, Caller caller)
        where TRequest : IRequest<Result> =>
        new AuthorizationBehaviour<TRequest, Result>(new CallerAccessor { Current = caller }, audit.Object).Handle(request, CancellationToken.None, () =>
        {
            handled = true;
            return Task.FromResult(Result.Success);
        });

    private sealed record Undeclared : IRequest<Result>;

    [RequiresPermission("users:edit", AuditName = "Guarded")]
    private sealed record Guarded : IRequest<Result>;

    [RequiresPermission("users:edit", AuditName = "Guarded")]
    private sealed record Restricted(bool IsHarmless) : IRequest<Result>, IRestrictedRequest
    {
        public Error? Check(Caller caller) => IsHarmless ? null : new(ErrorKind.Forbidden, ErrorCodes.OwnAccess);
    }
}
