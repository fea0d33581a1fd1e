using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Application.Behaviours;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.UnitTests.Behaviours;

public sealed class AuthorizationBehaviourTests
{
    private bool handled;

    [SetUp]
    public void SetUp() => handled = false;

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
    public async Task Handle_WhenAllowed_GoesOn()
    {
        var result = await HandleAsync(new Guarded(), TestUsers.SignedIn("users:edit"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            Assert.That(handled, Is.True);
        }
    }

    private Task<Result> HandleAsync<TRequest>(TRequest request, Caller caller)
        where TRequest : IRequest<Result> =>
        new AuthorizationBehaviour<TRequest, Result>(new CallerAccessor { Current = caller }).Handle(request, CancellationToken.None, () =>
        {
            handled = true;
            return Task.FromResult(Result.Success);
        });

    private sealed record Undeclared : IRequest<Result>;

    [RequiresPermission("users:edit")]
    private sealed record Guarded : IRequest<Result>;
}
