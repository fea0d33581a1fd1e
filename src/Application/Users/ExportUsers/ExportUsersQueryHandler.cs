using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.ExportUsers;

internal sealed class ExportUsersQueryHandler(IUserQueries users, ICredentials credentials, ICallerAccessor caller)
    : IRequestHandler<ExportUsersQuery, Result<IAsyncEnumerable<ExportedUser>>>
{
    public Task<Result<IAsyncEnumerable<ExportedUser>>> Handle(ExportUsersQuery request, CancellationToken cancellationToken) =>
        Task.FromResult(Result<IAsyncEnumerable<ExportedUser>>.Success(request.WithPasswordHashes
            ? credentials
                .List(caller.Current.OrganizationId)
                .Select(credential => new ExportedUser(credential.User, credential.PasswordHash))
            : users.List(UserFilter.None, after: null).Select(user => new ExportedUser(user, PasswordHash: null))));
}
