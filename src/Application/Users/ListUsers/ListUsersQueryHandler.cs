using System.Runtime.CompilerServices;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.ListUsers;

internal sealed class ListUsersQueryHandler(UserPages pages, IUserQueries users, IUserStats stats)
    : IRequestHandler<ListUsersQuery, Result<UserPage<UserView>>>
{
    /// <summary>How many users are read at a time when their counters are read too.</summary>
    private const int BatchSize = 500;

    public async Task<Result<UserPage<UserView>>> Handle(ListUsersQuery request, CancellationToken cancellationToken)
    {
        if (!request.WithStats)
        {
            return await pages.ReadAsync(request, users.List, users.ListAsync, cancellationToken);
        }

        var page = await pages.ReadAsync(request, ListWithStats, users.ListAsync, cancellationToken);
        if (!page.IsSuccess || !request.Limit.IsSet)
        {
            return page;
        }

        var withStats = await stats.IncludeAsync(await page.Value.Users.ToListAsync(cancellationToken), cancellationToken);
        return page.Value with { Users = withStats.ToAsyncEnumerable() };

        IAsyncEnumerable<UserView> ListWithStats(UserFilter filter, UserPosition? after) =>
            ListWithStatsAsync(filter, after, cancellationToken);
    }

    /// <summary>Reads in batches, because not every database can run a second query while the first one is still being read.</summary>
    private async IAsyncEnumerable<UserView> ListWithStatsAsync(
        UserFilter filter,
        UserPosition? after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<OrderedUser<UserView>> batch;
        do
        {
            batch = await users.ListAsync(filter, after, offset: 0, BatchSize, cancellationToken);
            foreach (var user in await stats.IncludeAsync([.. batch.Select(entry => entry.User)], cancellationToken))
            {
                yield return user;
            }

            after = batch.Count == 0 ? after : new(batch[^1].Key, batch[^1].User.Number);
        }
        while (batch.Count == BatchSize);
    }
}
