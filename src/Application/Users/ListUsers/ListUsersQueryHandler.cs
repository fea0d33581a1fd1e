using System.Runtime.CompilerServices;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.ListUsers;

internal sealed class ListUsersQueryHandler(UserPages pages, IUserQueries users, IUserStats stats)
    : IRequestHandler<ListUsersQuery, Result<UserPage<UserView>>>
{
    /// <summary>How many users are read at once where their counters are read beside them.</summary>
    private const int BatchSize = 500;

    public async Task<Result<UserPage<UserView>>> Handle(ListUsersQuery request, CancellationToken cancellationToken)
    {
        if (!request.WithStats)
        {
            return await pages.ReadAsync(request, users.List, users.ListAsync, cancellationToken);
        }

        var page = await pages.ReadAsync(request, ListWithStats, users.ListAsync, cancellationToken);
        return page.IsSuccess && request.Limit.IsSet
            ? page.Value with { Users = (await stats.ShowAsync(await page.Value.Users.ToListAsync(cancellationToken), cancellationToken)).ToAsyncEnumerable() }
            : page;

        IAsyncEnumerable<UserView> ListWithStats(UserFilter filter, UserPosition? after) => ListWithStatsAsync(filter, after, cancellationToken);
    }

    /// <summary>Reads one batch after the other, as not every database answers a second query while it still answers the first.</summary>
    private async IAsyncEnumerable<UserView> ListWithStatsAsync(
        UserFilter filter,
        UserPosition? after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<OrderedUser<UserView>> batch;
        do
        {
            batch = await users.ListAsync(filter, after, offset: 0, BatchSize, cancellationToken);
            foreach (var user in await stats.ShowAsync([.. batch.Select(entry => entry.User)], cancellationToken))
            {
                yield return user;
            }

            after = batch.Count == 0 ? after : new(batch[^1].Key, batch[^1].User.Number);
        }
        while (batch.Count == BatchSize);
    }
}
