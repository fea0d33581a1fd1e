using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Account.VerifyAccess;

internal sealed class VerifyAccessQueryHandler(IUserQueries users, ICallerAccessor caller)
    : IRequestHandler<VerifyAccessQuery, Result<VerifiedCaller>>
{
    public async Task<Result<VerifiedCaller>> Handle(VerifyAccessQuery request, CancellationToken cancellationToken)
    {
        if (caller.Current.UserId is not { } id)
        {
            return new VerifiedCaller(null, caller.Current.ServiceAccountId);
        }

        return await users.FindSummaryAsync(id, cancellationToken) is { } user
            ? new VerifiedCaller(user, null)
            : UserErrors.SignInRequired;
    }
}
