using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>Loads, stores and reads the counters of users.</summary>
internal sealed class UserStatsStore(DirectoryContext context, IWriteTransaction transaction) : IUserStats
{
    public async Task<IReadOnlyDictionary<long, UserStats>> FindAsync(IReadOnlyList<long> userNumbers, CancellationToken cancellationToken)
    {
        var rows = await Of(context, userNumbers).AsNoTracking().ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.UserNumber).ToDictionary(group => group.Key, ToDomain);
    }

    public async Task<UserStats?> LoadAsync(UserReference reference, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        // Changes nothing, but whoever does the same waits until the transaction ends.
        await context.Users
            .Named(reference)
            .ExecuteUpdateAsync(update => update.SetProperty(user => user.Version, user => user.Version), cancellationToken);
        var row = await context.Users.Include(user => user.Stats).Named(reference).SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : ToDomain(row.Stats);
    }

    public async Task SaveAsync(UserReference reference, UserStats stats, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var row = Loaded(reference);
        foreach (var (name, value) in stats.Counters)
        {
            if (row.Stats.Find(stored => stored.Name == name) is { } known)
            {
                known.Value = value;
            }
            else
            {
                row.Stats.Add(new() { OrganizationId = row.OrganizationId, Name = name, Value = value });
            }
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The counters of some users, found one user after the other.</summary>
    internal static IQueryable<UserStatRow> Of(DirectoryContext context, IReadOnlyList<long> userNumbers) =>
        context.Set<UserStatRow>().Where(row => userNumbers.Contains(row.UserNumber));

    private static UserStats ToDomain(IEnumerable<UserStatRow> rows) =>
        UserStats.Restore(rows.Select(row => KeyValuePair.Create(row.Name, row.Value)));

    private ApplicationUser Loaded(UserReference reference) =>
        context.Users.Local.AsQueryable().Named(reference).SingleOrDefault()
        ?? throw new InvalidOperationException("Only counters that were loaded in this command can be stored.");
}
