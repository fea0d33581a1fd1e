using System.Runtime.CompilerServices;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Users;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Reads users without building aggregates.</summary>
internal sealed class UserQueries(DirectoryContext context) : IUserQueries
{
    public async Task<UserView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var roles = await context.RolesAsync(context.OrganizationId, cancellationToken);
        var stored = await context.Users.AsNoTracking()
            .Where(row => row.Id == id)
            .Select(UserProjection.User)
            .SingleOrDefaultAsync(cancellationToken);
        return stored?.With(roles);
    }

    public IAsyncEnumerable<UserView> List() => ReadAllAsync();

    private async IAsyncEnumerable<UserView> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var roles = await context.RolesAsync(context.OrganizationId, cancellationToken);
        var users = context.Users.AsNoTracking().OrderBy(row => row.Number).Select(UserProjection.User).AsAsyncEnumerable();
        await foreach (var stored in users.WithCancellation(cancellationToken))
        {
            yield return stored.With(roles);
        }
    }
}
