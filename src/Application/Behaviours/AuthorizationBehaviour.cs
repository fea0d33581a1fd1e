using System.Reflection;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Behaviours;

/// <summary>Refuses a request whose caller may not send it. A request that does not say who may is a bug.</summary>
internal sealed class AuthorizationBehaviour<TRequest, TResult>(ICallerAccessor caller) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
    where TResult : IResult<TResult>
{
    private static readonly AccessAttribute? Access = typeof(TRequest).GetCustomAttribute<AccessAttribute>(inherit: false);

    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var access = Access ?? throw new InvalidOperationException($"{typeof(TRequest).Name} does not declare who may send it.");
        return access.Check(caller.Current) is { } refusal
            ? Task.FromResult(TResult.Failure([refusal]))
            : next();
    }
}
