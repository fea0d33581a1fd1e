using System.Runtime.CompilerServices;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.ListUsers;

internal sealed class ListUsersQueryHandler(IUserQueries users, IUserStats stats, IOrganizations organizations, ICallerAccessor caller)
    : IRequestHandler<ListUsersQuery, Result<UserPage>>
{
    /// <summary>How many users are read at once where their counters are read beside them.</summary>
    private const int BatchSize = 500;

    /// <summary>Up to how many users of an organization a total is told that was not asked for.</summary>
    private const int MostCounted = 1_000;

    public async Task<Result<UserPage>> Handle(ListUsersQuery request, CancellationToken cancellationToken)
    {
        var filter = await FilterAsync(request, cancellationToken);
        var after = UserCursor.Read(request.Cursor, request.Order, request.IsDescending).Value;
        var total = request switch
        {
            { WantsTotal: true } => await users.CountAsync(filter, cancellationToken),
            // Counting looks into every user, though the page be found at once.
            { Limit: not null, Search: null } => await users.CountFewAsync(filter, MostCounted, cancellationToken),
            _ => null,
        };
        if (request.Limit is not { } limit)
        {
            return new UserPage(request.WithStats ? ListWithStatsAsync(filter, after, cancellationToken) : users.List(filter, after, request.IsBrief), NextCursor: null, total);
        }

        var page = await users.ListAsync(filter, after, request.Offset, limit + 1, request.IsBrief, cancellationToken);
        var isLast = page.Count <= limit;
        var shown = page.Take(limit).ToList();
        IReadOnlyList<UserView> views = [.. shown.Select(entry => entry.User)];
        return new UserPage(
            (request.WithStats ? await stats.ShowAsync(views, cancellationToken) : views).ToAsyncEnumerable(),
            isLast ? null : UserCursor.Write(request.Order, request.IsDescending, shown[^1]),
            total);
    }

    /// <summary>One batch after the other, as not every database answers a second question while it still answers the first.</summary>
    private async IAsyncEnumerable<UserView> ListWithStatsAsync(
        UserFilter filter,
        UserPosition? after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<OrderedUser> batch;
        do
        {
            batch = await users.ListAsync(filter, after, offset: 0, BatchSize, isBrief: false, cancellationToken);
            foreach (var user in await stats.ShowAsync([.. batch.Select(entry => entry.User)], cancellationToken))
            {
                yield return user;
            }

            after = batch.Count == 0 ? after : new(batch[^1].Key, batch[^1].User.Number);
        }
        while (batch.Count == BatchSize);
    }

    private async Task<UserFilter> FilterAsync(ListUsersQuery request, CancellationToken cancellationToken)
    {
        var role = request.Role is null
            ? null
            : (await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken)).FindRole(request.Role).Value;
        return new()
        {
            Search = string.IsNullOrWhiteSpace(request.Search) ? null : request.Search.Trim(),
            RoleNumber = role?.Number,
            Area = Area.Parse(request.Area).Value?.Value,
            LocalId = request.Local,
            Status = request.Status,
            IsActive = request.IsActive,
            Order = request.Order,
            IsDescending = request.IsDescending,
        };
    }
}
