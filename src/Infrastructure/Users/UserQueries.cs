using System.Runtime.CompilerServices;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Infrastructure.Organizations;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>Reads users without building aggregates.</summary>
internal sealed class UserQueries(DirectoryContext context, FrequentQueries frequent, OrganizationMemory organizations, LargeOrganizations large, IServiceScopeFactory scopes) : IUserQueries
{
    public async Task<UserView?> FindAsync(UserReference reference, CancellationToken cancellationToken)
    {
        var found = reference.Id is { } id
            ? frequent.User(context, context.OrganizationId, id)
            : context.Users.Called(reference).Joined(context).Select(UserProjection.WithRole).AsAsyncEnumerable();
        var parts = await found.ToListAsync(cancellationToken);
        return parts.Count == 0 ? null : UserProjection.Whole(parts, context.OrganizationId);
    }

    public async Task<UserView?> FindBriefAsync(Guid id, CancellationToken cancellationToken)
    {
        var parts = await frequent.BriefUser(context, context.OrganizationId, id).ToListAsync(cancellationToken);
        return parts.Count == 0 ? null : UserProjection.Whole(parts, context.OrganizationId);
    }

    public IAsyncEnumerable<UserView> List(UserFilter filter, UserPosition? after, bool isBrief)
    {
        var users = context.Users.Meant(filter).Ordered(filter, after);
        return PutTogetherAsync(isBrief
            ? users.JoinedWithRoles(context).Select(UserProjection.Brief).AsAsyncEnumerable()
            : users.Joined(context).Select(UserProjection.User).AsAsyncEnumerable());
    }

    public async Task<IReadOnlyList<OrderedUser>> ListAsync(
        UserFilter filter,
        UserPosition? after,
        int offset,
        int limit,
        bool isBrief,
        CancellationToken cancellationToken)
    {
        if (isBrief && IsFrequent(filter))
        {
            var rows = frequent.Page(context, context.OrganizationId, filter.Area, filter.RoleNumber, after?.Number ?? 0, offset, limit);
            return await PutTogetherAsync(rows, cancellationToken).Select(user => new OrderedUser(user, Key: null)).ToListAsync(cancellationToken);
        }

        var page = context.Users.Meant(filter).Ordered(filter, after).Skip(offset).Take(limit);
        var stored = await page.Joined(context).Select(UserProjection.Ordered).ToListAsync(cancellationToken);
        var roles = await RolesAsync(cancellationToken);
        if (stored.Exists(row => !roles.ContainsKey(row.Part.RoleNumber)))
        {
            roles = await NewRolesAsync(cancellationToken);
        }

        return
        [
            .. stored.GroupBy(row => row.Part.Number).Select(rows =>
                new OrderedUser(UserProjection.Whole([.. rows.Select(row => row.Part)], context.OrganizationId, roles), rows.First().KeyOf(filter.Order))),
        ];
    }

    public Task<int> CountAsync(UserFilter filter, CancellationToken cancellationToken) =>
        context.Users.Counted(filter).CountAsync(cancellationToken);

    public async Task<int?> CountFewAsync(UserFilter filter, int most, CancellationToken cancellationToken)
    {
        if (large.HaveMore(context.OrganizationId, most))
        {
            return null;
        }

        if (await frequent.HasMoreUsers(context, context.OrganizationId, most, cancellationToken))
        {
            large.Add(context.OrganizationId, most);
            return null;
        }

        return await CountAsync(filter, cancellationToken);
    }

    /// <summary>Whether users are asked for in a way that is compiled.</summary>
    private static bool IsFrequent(UserFilter filter) => filter is
    {
        Search: null, LocalId: null, Status: null, IsActive: null, Order: UserOrder.Created, IsDescending: false,
    };

    /// <summary>Makes users of rows, those of one user after each other.</summary>
    private async IAsyncEnumerable<UserView> PutTogetherAsync(
        IAsyncEnumerable<UserProjection.UserPart> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var roles = await RolesAsync(cancellationToken);
        var organizationId = context.OrganizationId;
        var parts = new List<UserProjection.UserPart>();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (parts.Count > 0 && parts[0].Number != row.Number)
            {
                yield return UserProjection.Whole(parts, organizationId, roles);
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
            yield return UserProjection.Whole(parts, organizationId, roles);
        }
    }

    /// <summary>From the organization if the request has read it already; else only what is shown of them is read.</summary>
    private async Task<IReadOnlyDictionary<int, UserProjection.Role>> RolesAsync(CancellationToken cancellationToken) =>
        organizations.Recall(context.OrganizationId) is { } known
            ? known.Roles.ToDictionary(role => role.Number, role => new UserProjection.Role(role.Number, role.Name, role.Permissions))
            : await frequent.RolesAsync(context, context.OrganizationId, cancellationToken);

    /// <summary>The roles as they are now, when one was added since they were read. Not every database reads two things at once on one connection.</summary>
    private async Task<IReadOnlyDictionary<int, UserProjection.Role>> NewRolesAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await frequent.RolesAsync(scope.ServiceProvider.GetRequiredService<DirectoryContext>(), context.OrganizationId, cancellationToken);
    }
}
