using System.Runtime.CompilerServices;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Reads users without building aggregates.</summary>
internal sealed class UserQueries(DirectoryContext context, IServiceScopeFactory scopes) : IUserQueries
{
    public async Task<UserView?> FindAsync(UserReference reference, CancellationToken cancellationToken)
    {
        var stored = await context.Users.AsNoTracking()
            .Called(reference)
            .Select(UserProjection.User)
            .SingleOrDefaultAsync(cancellationToken);
        return stored?.With(await RolesAsync(cancellationToken));
    }

    public IAsyncEnumerable<UserView> List(UserFilter filter, UserPosition? after) => ReadAllAsync(filter, after);

    public async Task<IReadOnlyList<OrderedUser>> ListAsync(
        UserFilter filter,
        UserPosition? after,
        int offset,
        int limit,
        CancellationToken cancellationToken)
    {
        var rows = context.Users.AsNoTracking().Meant(filter).Ordered(filter, after).Skip(offset).Take(limit);
        var stored = await rows.Select(UserProjection.Ordered).ToListAsync(cancellationToken);
        var roles = await RolesAsync(cancellationToken);
        return stored.ConvertAll(row => new OrderedUser(row.User.With(roles), row.KeyOf(filter.Order)));
    }

    public Task<int> CountAsync(UserFilter filter, CancellationToken cancellationToken) =>
        context.Users.Counted(filter).CountAsync(cancellationToken);

    private async IAsyncEnumerable<UserView> ReadAllAsync(
        UserFilter filter,
        UserPosition? after,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var roles = await RolesAsync(cancellationToken);
        var users = context.Users.AsNoTracking().Meant(filter).Ordered(filter, after).Select(UserProjection.User).AsAsyncEnumerable();
        await foreach (var stored in users.WithCancellation(cancellationToken))
        {
            if (!stored.RoleNumbers.TrueForAll(roles.ContainsKey))
            {
                roles = await NewRolesAsync(cancellationToken);
            }

            yield return stored.With(roles);
        }
    }

    private Task<Dictionary<int, RoleDefinition>> RolesAsync(CancellationToken cancellationToken) =>
        context.RolesAsync(context.OrganizationId, cancellationToken);

    /// <summary>The roles by now, when one was added while users are read: not every database reads two things at once on one connection.</summary>
    private async Task<Dictionary<int, RoleDefinition>> NewRolesAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DirectoryContext>().RolesAsync(context.OrganizationId, cancellationToken);
    }
}
