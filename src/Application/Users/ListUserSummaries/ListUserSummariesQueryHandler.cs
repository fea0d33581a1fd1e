using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.ListUserSummaries;

internal sealed class ListUserSummariesQueryHandler(UserPages pages, IUserQueries users)
    : IRequestHandler<ListUserSummariesQuery, Result<UserPage<UserSummary>>>
{
    public Task<Result<UserPage<UserSummary>>> Handle(ListUserSummariesQuery request, CancellationToken cancellationToken) =>
        pages.ReadAsync(request, users.ListSummaries, users.ListSummariesAsync, cancellationToken);
}
