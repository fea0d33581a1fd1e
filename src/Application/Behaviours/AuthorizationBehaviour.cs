using System.Reflection;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Behaviours;

/// <summary>
/// Refuses a request that the caller isn't allowed to send, and records this in the audit when the caller is signed in. A request
/// without an <see cref="AccessAttribute"/> is a bug.
/// </summary>
internal sealed class AuthorizationBehaviour<TRequest, TResult>(ICallerAccessor caller, IAuditTrail audit)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
    where TResult : IResult<TResult>
{
    private static readonly AccessAttribute? Access = typeof(TRequest).GetCustomAttribute<AccessAttribute>(inherit: false);

    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var access = Access ?? throw new InvalidOperationException($"{typeof(TRequest).Name} does not declare who may send it.");
        if (access.Check(caller.Current, request) is not { } refusal)
        {
            return await next();
        }

        if (refusal.Kind == ErrorKind.Forbidden)
        {
            await audit.RecordAsync(new AuditEntry(AuditActions.AccessRefused) { SubjectName = access.AuditName }.Refused(refusal));
        }

        return TResult.Failure([refusal]);
    }
}
