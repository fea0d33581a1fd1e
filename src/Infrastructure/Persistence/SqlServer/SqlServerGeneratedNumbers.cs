using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence.SqlServer;

/// <summary>Identity columns. The names of tables come from the model, not from a request.</summary>
internal sealed class SqlServerGeneratedNumbers : IGeneratedNumbers
{
    public Task<long?> FindLastAsync(DirectoryContext context, string table, CancellationToken cancellationToken) => context.Database
        .SqlQuery<long?>(
            $"SELECT CAST(last_value AS bigint) AS Value FROM sys.identity_columns WHERE object_id = OBJECT_ID({table})")
        .SingleOrDefaultAsync(cancellationToken);

    public async Task SetLastAsync(DirectoryContext context, string table, long last, CancellationToken cancellationToken)
    {
        // A table that never had a row would begin with the number itself, and any other continues after it.
        var hasRows = await FindLastAsync(context, table, cancellationToken) is not null;
        var number = (hasRows ? last : last + 1).ToString(CultureInfo.InvariantCulture);
        await ExecuteAsync(context, $"DBCC CHECKIDENT ('{table}', RESEED, {number}) WITH NO_INFOMSGS", cancellationToken);
    }

    public Task AllowOwnAsync(DirectoryContext context, string table, bool isAllowed, CancellationToken cancellationToken) =>
        ExecuteAsync(context, $"SET IDENTITY_INSERT [{table}] {(isAllowed ? "ON" : "OFF")}", cancellationToken);

    private static Task<int> ExecuteAsync(DirectoryContext context, string statement, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(statement, cancellationToken);
}
