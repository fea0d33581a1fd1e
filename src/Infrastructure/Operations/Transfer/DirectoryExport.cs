using System.Buffers;
using System.Data;
using System.Security.Cryptography;
using System.Text.Json;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Operations.Transfer;

/// <summary>Streams all tables into a file, one row in memory at a time.</summary>
internal sealed class DirectoryExport(
    DirectoryContext context,
    ISchema schema,
    IAuditVerifier audit,
    IGeneratedNumbers numbers,
    TimeProvider clock) : IDirectoryExport
{
    private const int BufferSize = 1 << 16;

    public async Task<IReadOnlyDictionary<string, long>> ExportAsync(string file, CancellationToken cancellationToken)
    {
        if (await schema.ListPendingAsync(cancellationToken) is not [])
        {
            throw new InvalidConfigurationException("The database is not there or older than this version of the service: run migrate.");
        }

        if (File.Exists(file))
        {
            throw new InvalidConfigurationException($"The file '{file}' is there already, and is not overwritten.");
        }

        var partial = file + ".partial";
        try
        {
            File.Delete(partial);
            var rows = await WriteAsync(partial, cancellationToken);
            File.Move(partial, file);
            return rows;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException($"The file '{file}' cannot be used: {exception.Message.TrimEnd('.')}.", exception);
        }
        catch (Exception exception) when (Schema.Explain(exception) is { } explained)
        {
            throw explained;
        }
        finally
        {
            DeleteQuietly(partial);
        }
    }

    private static void DeleteQuietly(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What failed before is reported.
        }
    }

    private static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = BufferSize };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(file, options);
    }

    private async Task<IReadOnlyDictionary<string, long>> WriteAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = Create(file);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>();
        await using var writer = new Utf8JsonWriter(buffer, new() { Encoder = TransferFile.Options.Encoder });
        // One moment for all tables. SQL Server makes writers wait; SQLite doesn't, in a transaction that its driver begins as a reader's.
        await using var transaction = await context.Database.BeginTransactionAsync(
            context.HasOneWriter ? IsolationLevel.ReadUncommitted : IsolationLevel.Serializable,
            cancellationToken);

        var lastMigration = context.Database.GetMigrations().Last();
        WriteLine(new TransferHeader(
            TransferFile.Format,
            TransferFile.CurrentVersion,
            Guid.CreateVersion7(clock.GetUtcNow()),
            lastMigration[(lastMigration.IndexOf('_') + 1)..],
            clock.GetUtcNow()));
        var counts = new Dictionary<string, long>();
        foreach (var table in TransferTable.AllOf(context))
        {
            var last = table.HasGeneratedNumbers ? await numbers.FindLastAsync(context, table.Name, cancellationToken) : null;
            WriteLine(new TransferTableHeader(table.Name, table.Columns, last));
            counts[table.Name] = 0;
            await foreach (var row in table.RowsOf(context).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                table.Write(writer, row);
                EndLine();
                counts[table.Name]++;
            }
        }

        var verified = await audit.VerifyAsync(cancellationToken);
        WriteLine(new TransferEnd(counts, verified, Convert.ToHexStringLower(hash.GetHashAndReset())));
        stream.Flush(flushToDisk: true);
        return counts;

        void WriteLine<T>(T value)
        {
            JsonSerializer.Serialize(writer, value, TransferFile.Options);
            EndLine();
        }

        void EndLine()
        {
            writer.Flush();
            buffer.Write([TransferFile.NewLine]);
            hash.AppendData(buffer.WrittenSpan);
            stream.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
            writer.Reset();
        }
    }
}
