using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Reads the users that match a search, as any type of view.</summary>
internal sealed class UserPages(IUserQueries users, IOrganizations organizations, ICallerAccessor caller)
{
    /// <summary>Reads some of the users that match a filter, as in <see cref="IUserQueries.ListAsync"/>.</summary>
    public delegate Task<IReadOnlyList<OrderedUser<TUser>>> ListSome<TUser>(
        UserFilter filter,
        UserPosition? after,
        int offset,
        int limit,
        CancellationToken cancellationToken)
        where TUser : UserSummary;

    /// <summary>Reads a page, or streams the whole list when the search has no limit.</summary>
    public async Task<Result<UserPage<TUser>>> ReadAsync<TUser>(
        UserSearch search,
        Func<UserFilter, UserPosition?, IAsyncEnumerable<TUser>> listAll,
        ListSome<TUser> listSome,
        CancellationToken cancellationToken)
        where TUser : UserSummary
    {
        var filtered = await FilterAsync(search, cancellationToken);
        if (!filtered.IsSuccess)
        {
            return Result<UserPage<TUser>>.Failure(filtered.Errors);
        }

        var (filter, after) = (filtered.Value, search.Cursor.ToOptional().Value);
        if (!search.Limit.IsSet)
        {
            int? counted = search.WantsTotal ? await users.CountAsync(filter, cancellationToken) : null;
            return new UserPage<TUser>(listAll(filter, after), NextCursor: null, counted);
        }

        var (limit, offset) = (search.Limit.Value, search.Offset.ValueOr(0));
        var found = await listSome(filter, after, offset, limit + 1, cancellationToken);
        var shown = found.Take(limit).ToList();
        var isWhole = after is null && offset == 0 && found.Count <= limit;
        var total = isWhole ? found.Count
            : search.WantsTotal ? await users.CountAsync(filter, cancellationToken)
            : await users.CountCheaplyAsync(filter, cancellationToken);
        return new UserPage<TUser>(
            shown.Select(entry => entry.User).ToAsyncEnumerable(),
            found.Count <= limit ? null : UserCursor.Write(filter.Order, filter.IsDescending, shown[^1].Key, shown[^1].User.Number),
            total);
    }

    private async Task<Result<UserFilter>> FilterAsync(UserSearch search, CancellationToken cancellationToken)
    {
        var role = search.Role.IsSet
            ? (await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken)).FindRole(search.Role.Value)
            : null;
        return role is { IsSuccess: false }
            ? Result<UserFilter>.Failure([.. role.Errors.Of(nameof(search.Role))])
            : new UserFilter
            {
                CanonicalEmail = search.Email.ToOptional().Value?.Canonical,
                Users = search.Users.ToOptional().Value,
                Search = search.Search.ValueOr(null),
                RoleNumber = role?.Value.Number,
                Area = search.Area.ValueOr(null)?.Value,
                LocalId = search.Local.ToOptional().Value,
                Status = search.Status.OrNull(),
                IsActive = search.IsActive.OrNull(),
                LastSeenBefore = search.LastSeenBefore.OrNull(),
                NeverSignedIn = search.NeverSignedIn.OrNull(),
                MustChangePassword = search.MustChangePassword.OrNull(),
                UpdatedSince = search.UpdatedSince.OrNull(),
                Order = search.Order.ValueOr(UserOrder.Created),
                IsDescending = search.IsDescending,
            };
    }
}
