using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Sends all rows that are saved together in one command, as EF Core does for SQL Server; for SQLite it would send each by itself.
/// </summary>
internal sealed class SqliteBatches(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    private const int MaxRows = 100;

    public static void AddTo(DbContextOptionsBuilder options) => options.ReplaceService<IModificationCommandBatchFactory, SqliteBatches>();

    public ModificationCommandBatch Create() => new Batch(dependencies);

    private sealed class Batch(ModificationCommandBatchFactoryDependencies dependencies)
        : AffectedCountModificationCommandBatch(dependencies, MaxRows);
}
