using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.GetOwnUser;

internal sealed class GetOwnUserQueryHandler(IUserQueries users, ICallerAccessor caller) : IRequestHandler<GetOwnUserQuery, Result<UserView>>
{
    public async Task<Result<UserView>> Handle(GetOwnUserQuery request, CancellationToken cancellationToken) =>
        caller.Current.UserId is { } id && await users.FindAsync(id, cancellationToken) is { } found
            ? found
            : UserErrors.SignInRequired;
}
