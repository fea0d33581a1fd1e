using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Behaviours;
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

    private Task<Result> HandleAsync<TRequest>(TRequest request, Caller caller)
        where TRequest : IRequest<Result> =>
        new AuthorizationBehaviour<TRequest, Result>(new CallerAccessor { Current = caller }, audit.Object).Handle(request, CancellationToken.None, () =>
        {
            handled = true;
            return Task.FromResult(Result.Success);
        });

    private sealed record Undeclared : IRequest<Result>;

    [RequiresPermission("users:edit")]
    private sealed record Guarded : IRequest<Result>;
}
