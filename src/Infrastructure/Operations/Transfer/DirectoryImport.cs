using System.Text.Json;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Operations.Transfer;

/// <summary>
/// Inserts the rows of a file in its order, one batch in memory and in a transaction at a time. After an interruption, as many rows of each
/// table are passed over as the table has: nothing else writes to a database that no service starts on.
/// </summary>
internal sealed class DirectoryImport(
    DirectoryContext context,
    ISchema schema,
    IMigrationLock importLock,
    IAuditVerifier audit,
    IGeneratedNumbers numbers,
    SigningKeyProtector keys) : IDirectoryImport
{
    private const int BatchSize = 5_000;

    private readonly Dictionary<string, TransferTable> tables = TransferTable.AllOf(context).ToDictionary(table => table.Name);

    public async Task<AuditVerification> ImportAsync(string file, Action<string, long> report, CancellationToken cancellationToken)
    {
        try
        {
            var source = await TransferFile.OpenAsync(file, cancellationToken);
            CheckSchema(source);
            var mark = UnfinishedImport.MarkOf(source.Header);
            var continues = await ContinuesAsync(mark, cancellationToken);
            await using var turn = await importLock.AcquireAsync(context, cancellationToken);
            if (!continues)
            {
                await CheckEmptyAsync(cancellationToken);
                await UnfinishedImport.AddAsync(context, mark, cancellationToken);
            }

            await InsertAsync(source, report, cancellationToken);
            var verified = await CheckAsync(source, cancellationToken);
            await UnfinishedImport.RemoveAsync(context, mark, cancellationToken);
            return verified;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException($"The file '{file}' cannot be used: {exception.Message.TrimEnd('.')}.", exception);
        }
        catch (Exception exception) when (Schema.Explain(exception) is { } explained)
        {
            throw explained;
        }
    }

    private void CheckSchema(TransferFile source)
    {
        var own = context.Database.GetMigrations().Last();
        if (!own.EndsWith($"_{source.Header.Schema}", StringComparison.Ordinal))
        {
            throw new InvalidConfigurationException(
                $"The file '{source.Path}' was written by another version of the service (of {source.Header.Schema}): "
                + "import it with that one.");
        }
    }

    /// <summary>Whether an import of the same file was interrupted. If nothing was imported yet, creates or upgrades the schema.</summary>
    private async Task<bool> ContinuesAsync(string mark, CancellationToken cancellationToken)
    {
        var applied = await context.Database.CanConnectAsync(cancellationToken)
            ? await context.Database.GetAppliedMigrationsAsync(cancellationToken)
            : [];
        switch (UnfinishedImport.FindMark(applied))
        {
            case null:
                await schema.UpgradeAsync(cancellationToken);
                return false;
            case var found when found == mark:
                return true;
            default:
                throw new InvalidConfigurationException(
                    "The import of another file into this database isn't complete: continue with that file, or use an empty database.");
        }
    }

    private async Task CheckEmptyAsync(CancellationToken cancellationToken)
    {
        foreach (var table in tables.Values)
        {
            var isEmpty = table.IsAuditHead
                ? await context.AuditHead.AllAsync(row => row.Sequence == 0, cancellationToken)
                : !await table.RowsOf(context).AnyAsync(cancellationToken);
            if (!isEmpty)
            {
                throw new InvalidConfigurationException(
                    "The directory isn't empty, and nothing is imported: use a new database, on which no service was started.");
            }
        }
    }

    private async Task InsertAsync(TransferFile source, Action<string, long> report, CancellationToken cancellationToken)
    {
        TransferTableHeader? header = null;
        var batch = new List<object?[]>(BatchSize);
        var passedOver = 0L;
        await foreach (var line in source.ReadTablesAsync(cancellationToken))
        {
            if (line[0] != TransferFile.RowStart)
            {
                await EndTableAsync();
                header = JsonSerializer.Deserialize<TransferTableHeader>(line, TransferFile.Options)!;
                passedOver = await BeginTableAsync(source, header, cancellationToken);
            }
            else if (passedOver > 0)
            {
                passedOver--;
            }
            else
            {
                batch.Add(tables[header!.Table].Parse(line));
                if (batch.Count == BatchSize)
                {
                    await InsertAsync(tables[header.Table], batch, cancellationToken);
                }
            }
        }

        await EndTableAsync();

        async Task EndTableAsync()
        {
            if (header is null)
            {
                return;
            }

            await InsertAsync(tables[header.Table], batch, cancellationToken);
            if (header.LastNumber is { } last)
            {
                await numbers.SetLastAsync(context, header.Table, last, cancellationToken);
            }

            report(header.Table, source.End.Rows[header.Table]);
        }
    }

    /// <returns>How many rows of the table have been imported before.</returns>
    private async Task<long> BeginTableAsync(TransferFile source, TransferTableHeader header, CancellationToken cancellationToken)
    {
        if (!tables.TryGetValue(header.Table, out var table) || !table.Columns.SequenceEqual(header.Columns))
        {
            throw new InvalidConfigurationException(
                $"The file '{source.Path}' has other columns for the table '{header.Table}' than this version of the service.");
        }

        return table.IsAuditHead ? 0 : await table.RowsOf(context).LongCountAsync(cancellationToken);
    }

    private async Task InsertAsync(TransferTable table, List<object?[]> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (table.IsAuditHead)
        {
            await context.AuditHead.ExecuteDeleteAsync(cancellationToken);
        }

        if (table.HasGeneratedNumbers)
        {
            await numbers.AllowOwnAsync(context, table.Name, isAllowed: true, cancellationToken);
        }

        await table.InsertAsync(context, batch, cancellationToken);
        if (table.HasGeneratedNumbers)
        {
            await numbers.AllowOwnAsync(context, table.Name, isAllowed: false, cancellationToken);
        }

        await transaction.CommitAsync(CancellationToken.None);
        batch.Clear();
    }

    /// <summary>Compares the directory with what the file says of it, and tries the signing keys.</summary>
    private async Task<AuditVerification> CheckAsync(TransferFile source, CancellationToken cancellationToken)
    {
        foreach (var table in tables.Values)
        {
            var expected = source.End.Rows.GetValueOrDefault(table.Name);
            var actual = await table.RowsOf(context).LongCountAsync(cancellationToken);
            if (actual != expected)
            {
                throw new InvalidConfigurationException(
                    $"The table {table.Name} has {actual} rows, and the file {expected}: start again with an empty database.");
            }
        }

        var verified = await audit.VerifyAsync(cancellationToken);
        if (verified != source.End.Audit)
        {
            throw new InvalidConfigurationException("The audit isn't the one that was exported: start again with an empty database.");
        }

        foreach (var row in await context.SigningKeys.AsNoTracking().ToListAsync(cancellationToken))
        {
            keys.Restore(row).ECDsa.Dispose();
        }

        return verified;
    }
}
