using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.GetUserSummary;

internal sealed class GetUserSummaryQueryHandler(IUserQueries users) : IRequestHandler<GetUserSummaryQuery, Result<UserSummary>>
{
    public async Task<Result<UserSummary>> Handle(GetUserSummaryQuery request, CancellationToken cancellationToken) =>
        await users.FindSummaryAsync(request.UserId, cancellationToken) is { } found ? found : UserErrors.NotFound;
}
