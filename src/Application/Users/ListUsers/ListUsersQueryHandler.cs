using System.Runtime.CompilerServices;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Organizations;
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
        var filtered = await FilterAsync(request, cancellationToken);
        if (!filtered.IsSuccess)
        {
            return Result<UserPage>.Failure(filtered.Errors);
        }

        var (filter, after) = (filtered.Value, request.Cursor.ToOptional().Value);
        var total = request switch
        {
            { WantsTotal: true } => await users.CountAsync(filter, cancellationToken),
            // Counting a search looks into every user, although the page is found at once.
            { Limit.IsSet: true, Search.IsSet: false } => await users.CountFewAsync(filter, MostCounted, cancellationToken),
            _ => null,
        };
        if (!request.Limit.IsSet)
        {
            return new UserPage(request.WithStats ? ListWithStatsAsync(filter, after, cancellationToken) : users.List(filter, after, request.IsBrief), NextCursor: null, total);
        }

        var limit = request.Limit.Value;
        var page = await users.ListAsync(filter, after, request.Offset.ValueOr(0), limit + 1, request.IsBrief, cancellationToken);
        var isLast = page.Count <= limit;
        var shown = page.Take(limit).ToList();
        IReadOnlyList<UserView> views = [.. shown.Select(entry => entry.User)];
        return new UserPage(
            (request.WithStats ? await stats.ShowAsync(views, cancellationToken) : views).ToAsyncEnumerable(),
            isLast ? null : UserCursor.Write(filter.Order, filter.IsDescending, shown[^1]),
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

    private async Task<Result<UserFilter>> FilterAsync(ListUsersQuery request, CancellationToken cancellationToken)
    {
        var role = request.Role.IsSet
            ? (await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken)).FindRole(request.Role.Value)
            : null;
        return role is { IsSuccess: false }
            ? Result<UserFilter>.Failure([.. role.Errors.Of(nameof(request.Role))])
            : new UserFilter
            {
                Search = request.Search.ValueOr(null),
                RoleNumber = role?.Value.Number,
                Area = request.Area.ValueOr(null)?.Value,
                LocalId = request.Local.ToOptional().Value,
                Status = request.Status.OrNull(),
                IsActive = request.IsActive.OrNull(),
                Order = request.Order.ValueOr(UserOrder.Created),
                IsDescending = request.IsDescending,
            };
    }
}
