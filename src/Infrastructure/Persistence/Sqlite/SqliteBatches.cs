using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Saves up to 100 rows with one command, as EF Core does for SQL Server. For SQLite, EF Core would send one command for each row.
/// </summary>
internal sealed class SqliteBatches(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    private const int MaxRows = 100;

    public static void AddTo(DbContextOptionsBuilder options) => options.ReplaceService<IModificationCommandBatchFactory, SqliteBatches>();

    public ModificationCommandBatch Create() => new Batch(dependencies);

    private sealed class Batch(ModificationCommandBatchFactoryDependencies dependencies)
        : AffectedCountModificationCommandBatch(dependencies, MaxRows);
}
