using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Account.GetOwnUser;

internal sealed class GetOwnUserQueryHandler(IUserQueries users, TemporaryPasswords temporary, ICallerAccessor caller)
    : IRequestHandler<GetOwnUserQuery, Result<UserView>>
{
    public async Task<Result<UserView>> Handle(GetOwnUserQuery request, CancellationToken cancellationToken) =>
        caller.Current.UserId is { } id && await users.FindAsync(id, cancellationToken) is { } found
            ? await temporary.WithPolicyAsync(found, cancellationToken)
            : UserErrors.SignInRequired;
}
