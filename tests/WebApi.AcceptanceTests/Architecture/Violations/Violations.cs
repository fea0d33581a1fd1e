using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Infrastructure;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Architecture.Violations;

internal sealed record RequestWithoutAccess : IQuery<Result>;

[RequiresSignIn(AuditName = "WithTwoAccesses")]
[AllowsAnonymous]
internal sealed record RequestWithTwoAccesses : ICommand<Result>;

[RequiresSignIn]
internal sealed record RequestWithoutAuditName : IQuery<Result>;

[RequiresSignIn(AuditName = "OfNoKind")]
internal sealed record RequestOfNoKind : IRequest<Result>;

[RequiresSignIn(AuditName = "OfBothKinds")]
internal sealed record RequestOfBothKinds : ICommand<Result>, IQuery<Result>;

[RequiresSignIn(AuditName = "Sound")]
internal sealed record SoundRequest : IQuery<Result>;

internal static class TouchesInfrastructureInALambda
{
    public static Func<IServiceProvider, Task> Start { get; } = services => services.InitializeDirectoryAsync();
}

internal sealed class StrayController : ControllerBase;
