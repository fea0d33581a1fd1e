using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.Users.AddUserStats;

internal sealed class AddUserStatsCommandHandler(IUserStats stats) : IRequestHandler<AddUserStatsCommand, Result<UserStats>>
{
    public async Task<Result<UserStats>> Handle(AddUserStatsCommand request, CancellationToken cancellationToken)
    {
        if (await stats.LoadAsync(request.User, cancellationToken) is not { } loaded)
        {
            return UserErrors.NotFound;
        }

        var sum = loaded.Add(request.Amounts.Value);
        if (sum.IsSuccess)
        {
            await stats.SaveAsync(request.User, sum.Value, cancellationToken);
        }

        return sum;
    }
}
