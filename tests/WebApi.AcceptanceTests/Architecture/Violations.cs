using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Infrastructure;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Architecture.Violations
{
    internal sealed record RequestWithoutAccess : IQuery<Result>;

    [RequiresSignIn]
    [AllowsAnonymous]
    internal sealed record RequestWithTwoAccesses : ICommand<Result>;

    [RequiresSignIn]
    internal sealed record RequestOfNoKind : IRequest<Result>;

    [RequiresSignIn]
    internal sealed record RequestOfBothKinds : ICommand<Result>, IQuery<Result>;

    [RequiresSignIn]
    internal sealed record SoundRequest : IQuery<Result>;

    internal static class TouchesInfrastructureInALambda
    {
        public static Func<IServiceProvider, Task> Start { get; } = services => services.InitializeDirectoryAsync();
    }

    internal sealed class StrayController : ControllerBase;
}

namespace HelpDesk.Users.WebApi.AcceptanceTests.Architecture.Violations.First
{
    internal sealed class FirstModel;

    internal sealed class SoundController : ControllerBase;
}

namespace HelpDesk.Users.WebApi.AcceptanceTests.Architecture.Violations.Second
{
    internal static class KnowsTheFirst
    {
        public static object Make() => new First.FirstModel();
    }

    internal static class KnowsTheGuards
    {
        public static object Find() => Guards.UndeclaredRequests([]);
    }
}
