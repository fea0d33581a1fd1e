using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HelpDesk.Users.Infrastructure.Operations.Transfer;

/// <summary>
/// A mark among the applied migrations of a database that is being imported: no version of the service starts on a database with a
/// migration that it doesn't know.
/// </summary>
internal static class UnfinishedImport
{
    private const string Prefix = "99999999999999_UnfinishedImport_";

    /// <summary>The mark of an import of a file.</summary>
    public static string MarkOf(TransferHeader file) => $"{Prefix}{file.Id:N}";

    /// <summary>The mark among applied migrations; null when there is none.</summary>
    public static string? FindMark(IEnumerable<string> applied) =>
        applied.SingleOrDefault(migration => migration.StartsWith(Prefix, StringComparison.Ordinal));

    public static Task AddAsync(DirectoryContext context, string mark, CancellationToken cancellationToken) => context.Database
        .ExecuteSqlRawAsync(History(context).GetInsertScript(new(mark, ProductInfo.GetVersion())), cancellationToken);

    public static Task RemoveAsync(DirectoryContext context, string mark, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(History(context).GetDeleteScript(mark), cancellationToken);

    private static IHistoryRepository History(DirectoryContext context) => context.GetService<IHistoryRepository>();
}
