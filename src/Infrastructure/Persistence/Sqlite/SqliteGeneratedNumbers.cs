using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>SQLite keeps the last numbers in a table, and accepts rows with numbers of their own at any time.</summary>
internal sealed class SqliteGeneratedNumbers : IGeneratedNumbers
{
    public Task<long?> FindLastAsync(DirectoryContext context, string table, CancellationToken cancellationToken) => context.Database
        .SqlQuery<long?>($"SELECT seq AS Value FROM sqlite_sequence WHERE name = {table}")
        .SingleOrDefaultAsync(cancellationToken);

    public async Task SetLastAsync(DirectoryContext context, string table, long last, CancellationToken cancellationToken)
    {
        var updated = await context.Database.ExecuteSqlAsync(
            $"UPDATE sqlite_sequence SET seq = {last} WHERE name = {table}",
            cancellationToken);
        if (updated == 0)
        {
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO sqlite_sequence (name, seq) VALUES ({table}, {last})",
                cancellationToken);
        }
    }

    public Task AllowOwnAsync(DirectoryContext context, string table, bool isAllowed, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
