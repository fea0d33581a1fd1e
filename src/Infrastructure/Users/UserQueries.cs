using System.Runtime.CompilerServices;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.FindUserNames;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Infrastructure.Organizations;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>Reads users without building aggregates.</summary>
internal sealed class UserQueries(
    DirectoryContext context,
    FrequentQueries frequent,
    OrganizationCache organizations,
    RecentCounts counts,
    IServiceScopeFactory scopes,
    TimeProvider clock) : IUserQueries
{
    public async Task<UserView?> FindAsync(UserReference reference, CancellationToken cancellationToken)
    {
        var found = reference.Id is { } id
            ? frequent.User(context, context.OrganizationId, id)
            : context.Users.Named(reference).JoinedWithLock(context).Select(UserProjection.WithRole).AsAsyncEnumerable();
        var parts = await found.ToListAsync(cancellationToken);
        return parts.Count == 0 ? null : WithoutPastLock(UserProjection.ToView(parts, context.OrganizationId)) with
        {
            PasswordExpiresAt = parts[0].Part.Details!.TemporaryPasswordUntil,
        };
    }

    public async Task<UserSummary?> FindSummaryAsync(Guid id, CancellationToken cancellationToken)
    {
        var parts = await frequent.UserSummary(context, context.OrganizationId, id).ToListAsync(cancellationToken);
        return parts.Count == 0 ? null : WithoutPastLock(UserProjection.ToSummary(parts) with { LockedUntil = parts[0].LockedUntil });
    }

    public async Task<IReadOnlyList<UserName>> FindNamesAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        await context.Users
            .Where(row => ids.Contains(row.Id))
            .Select(row => new UserName(row.Id, row.Name, row.Area, row.Avatar, row.Status))
            .ToListAsync(cancellationToken);

    public IAsyncEnumerable<UserView> List(UserFilter filter, UserPosition? after) => ReadAsync(
        Select(filter, after).JoinedWithLock(context).Select(UserProjection.User).AsAsyncEnumerable(),
        (parts, roles) => WithoutPastLock(UserProjection.ToView(parts, context.OrganizationId, roles)));

    public IAsyncEnumerable<UserSummary> ListSummaries(UserFilter filter, UserPosition? after) =>
        ReadSummariesAsync(Select(filter, after).JoinedWithRoles(context).Select(UserProjection.Summary).AsAsyncEnumerable());

    public async Task<IReadOnlyList<OrderedUser<UserView>>> ListAsync(
        UserFilter filter,
        UserPosition? after,
        int offset,
        int limit,
        CancellationToken cancellationToken)
    {
        var page = Select(filter, after).Skip(offset).Take(limit);
        var stored = await page.JoinedWithLock(context).Select(UserProjection.Ordered).ToListAsync(cancellationToken);
        var roles = await RolesAsync(cancellationToken);
        if (stored.Exists(row => !roles.ContainsKey(row.Part.RoleNumber)))
        {
            roles = await NewRolesAsync(cancellationToken);
        }

        return
        [
            .. stored.GroupBy(row => row.Part.Number).Select(rows => new OrderedUser<UserView>(
                WithoutPastLock(UserProjection.ToView([.. rows.Select(row => row.Part)], context.OrganizationId, roles)),
                rows.First().KeyOf(filter.Order))),
        ];
    }

    public async Task<IReadOnlyList<OrderedUser<UserSummary>>> ListSummariesAsync(
        UserFilter filter,
        UserPosition? after,
        int offset,
        int limit,
        CancellationToken cancellationToken)
    {
        if (!IsFrequent(filter))
        {
            var users = await ListAsync(filter, after, offset, limit, cancellationToken);
            return [.. users.Select(entry => new OrderedUser<UserSummary>(entry.User, entry.Key))];
        }

        var rows = frequent.Page(context, context.OrganizationId, filter.Area, filter.RoleNumber, after?.Number ?? 0, offset, limit);
        return await ReadSummariesAsync(rows, cancellationToken)
            .Select(user => new OrderedUser<UserSummary>(user, Key: null))
            .ToListAsync(cancellationToken);
    }

    public Task<int> CountAsync(UserFilter filter, CancellationToken cancellationToken) =>
        context.Users.FilteredToCount(filter).CountAsync(cancellationToken);

    public async Task<int> CountCheaplyAsync(UserFilter filter, CancellationToken cancellationToken)
    {
        if (counts.Find(context.OrganizationId, filter) is { } recent)
        {
            return recent;
        }

        var isLarge = await frequent.HasMoreUsers(context, context.OrganizationId, RecentCounts.MaxCountedAlways, cancellationToken);
        var count = await CountAsync(filter, cancellationToken);
        if (isLarge)
        {
            counts.Add(context.OrganizationId, filter, count);
        }

        return count;
    }

    private TUser WithoutPastLock<TUser>(TUser user)
        where TUser : UserSummary => user.LockedUntil <= clock.GetUtcNow() ? user with { LockedUntil = null } : user;

    /// <summary>Whether there is a compiled query for the filter.</summary>
    private static bool IsFrequent(UserFilter filter) => filter is
    {
        CanonicalEmail: null, Users: null, Search: null, LocalId: null, Status: null, IsActive: null,
        LastSeenBefore: null, NeverSignedIn: null, MustChangePassword: null, UpdatedSince: null,
        Order: UserOrder.Created, IsDescending: false,
    };

    private IQueryable<ApplicationUser> Select(UserFilter filter, UserPosition? after) =>
        context.Users.Filtered(filter).Ordered(filter, after);

    private IAsyncEnumerable<UserSummary> ReadSummariesAsync(
        IAsyncEnumerable<UserProjection.UserPart> rows,
        CancellationToken cancellationToken = default) =>
        ReadAsync(rows, UserProjection.ToSummary, cancellationToken);

    /// <summary>Makes users of rows, those of one user after each other.</summary>
    private async IAsyncEnumerable<TUser> ReadAsync<TUser>(
        IAsyncEnumerable<UserProjection.UserPart> rows,
        Func<IReadOnlyList<UserProjection.UserPart>, IReadOnlyDictionary<int, UserProjection.Role>, TUser> make,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var roles = await RolesAsync(cancellationToken);
        var parts = new List<UserProjection.UserPart>();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (parts.Count > 0 && parts[0].Number != row.Number)
            {
                yield return make(parts, roles);
                parts.Clear();
            }

            parts.Add(row);
            if (!roles.ContainsKey(row.RoleNumber))
            {
                roles = await NewRolesAsync(cancellationToken);
            }
        }

        if (parts.Count > 0)
        {
            yield return make(parts, roles);
        }
    }

    /// <summary>The roles of the organization: from the cache if the request has read it already, else only what users show of them.</summary>
    private async Task<IReadOnlyDictionary<int, UserProjection.Role>> RolesAsync(CancellationToken cancellationToken) =>
        organizations.FindCached(context.OrganizationId) is { } known
            ? known.Roles.ToDictionary(role => role.Number, role => new UserProjection.Role(role.Number, role.Name, role.Permissions))
            : await frequent.RolesAsync(context, context.OrganizationId, cancellationToken);

    /// <summary>
    /// The roles as they are now, for a role that was added since they were read. A connection of its own, as not every database reads two
    /// results at once on one.
    /// </summary>
    private async Task<IReadOnlyDictionary<int, UserProjection.Role>> NewRolesAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var other = scope.ServiceProvider.GetRequiredService<DirectoryContext>();
        return await frequent.RolesAsync(other, context.OrganizationId, cancellationToken);
    }
}
