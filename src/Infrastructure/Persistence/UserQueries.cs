using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Users;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Reads users without building aggregates.</summary>
internal sealed class UserQueries(DirectoryContext context) : IUserQueries
{
    public Task<UserView?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        context.Users.AsNoTracking().Where(row => row.Id == id).Select(UserProjection.View).SingleOrDefaultAsync(cancellationToken);

    public IAsyncEnumerable<UserView> List() =>
        context.Users.AsNoTracking().OrderBy(row => row.Number).Select(UserProjection.View).AsAsyncEnumerable();
}
