using System.Security.Cryptography;
using System.Text;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>
/// Imports a file of users in chunks, so that other commands don't wait long and the file can have any length. Unless
/// <see cref="ImportOptions.SkipsFaulty"/> is set, it starts with a dry run of the whole file, and stores nothing if there are errors.
/// An import that stops keeps what it has stored; importing the same file again continues from there.
/// </summary>
public sealed class UserImport(IMediator mediator, TimeProvider clock)
{
    /// <summary>How long the import can write without a pause for other writers.</summary>
    private static readonly TimeSpan MaxWriteTime = TimeSpan.FromSeconds(5);

    /// <summary>Longer than one second: another process that waits to write to an SQLite file tries once per second.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.1);

    /// <summary>Checks that the caller can import users and that the options are valid.</summary>
    public async Task<Result> CheckAsync(ImportOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var allowed = await mediator.Send(new ImportUsersCommand([]) { IsDryRun = true, Faults = options.Faults }, cancellationToken);
        return allowed.IsSuccess ? Result.Success : Result.Failure(allowed.Errors);
    }

    /// <summary>Imports a file.</summary>
    /// <param name="read">Reads the file from the beginning; it can be called twice.</param>
    /// <param name="report">Is called with each error of a row, which has the row's line.</param>
    /// <returns>The result, or the errors of <see cref="CheckAsync"/> before the file is read.</returns>
    public async Task<Result<ImportReport>> RunAsync(
        Func<IAsyncEnumerable<UserRow>> read,
        ImportOptions options,
        Action<Error> report,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(options);
        var allowed = await CheckAsync(options, cancellationToken);
        if (!allowed.IsSuccess)
        {
            return Result<ImportReport>.Failure(allowed.Errors);
        }

        if (options is { IsDryRun: false, SkipsFaulty: false })
        {
            var dryRun = await ImportAsync(read(), new() { IsDryRun = true, SkipsFaulty = true }, report, cancellationToken);
            if (!dryRun.IsSuccess || dryRun.Value.Failed > 0)
            {
                return dryRun.IsSuccess ? ImportReport.Nothing with { Failed = dryRun.Value.Failed, IsAborted = true } : dryRun;
            }
        }

        return await ImportAsync(read(), options.IsDryRun ? options with { SkipsFaulty = true } : options, report, cancellationToken);
    }

    private async Task<Result<ImportReport>> ImportAsync(
        IAsyncEnumerable<UserRow> rows,
        ImportOptions options,
        Action<Error> report,
        CancellationToken cancellationToken)
    {
        var (total, administratorsAdded, seen) = (ImportReport.Nothing, 0, new HashSet<UInt128>());
        var writingSince = clock.GetTimestamp();
        var chunks = rows.Select(row => RefuseRepeatedEmail(row, seen)).Chunk(ImportUsersCommand.MaxRows);
        await foreach (var chunk in chunks.WithCancellation(cancellationToken))
        {
            var imported = await ImportChunkAsync(chunk, options, administratorsAdded, report, cancellationToken);
            if (!imported.IsSuccess)
            {
                return Result<ImportReport>.Failure(imported.Errors);
            }

            total = total.Add(imported.Value.Report);
            if (total.IsAborted)
            {
                return total;
            }

            // Stored administrators are counted in the database.
            administratorsAdded = options.IsDryRun ? imported.Value.AdministratorsAdded : 0;
            if (!options.IsDryRun && clock.GetElapsedTime(writingSince) > MaxWriteTime)
            {
                await Task.Delay(Pause, clock, cancellationToken);
                writingSince = clock.GetTimestamp();
            }
        }

        return total;
    }

    private async Task<Result<(ImportReport Report, int AdministratorsAdded)>> ImportChunkAsync(
        UserRow[] rows,
        ImportOptions options,
        int administratorsAdded,
        Action<Error> report,
        CancellationToken cancellationToken)
    {
        var faulty = rows.Where(row => row.Faults.Count > 0).ToList();
        ReportAll(faulty.SelectMany(row => row.Faults), report);
        if (faulty.Count > 0 && !options.SkipsFaulty)
        {
            return (ImportReport.Nothing with { Failed = faulty.Count, IsAborted = true }, 0);
        }

        var imported = await mediator.Send(
            new ImportUsersCommand([.. rows.Except(faulty)])
            {
                IsDryRun = options.IsDryRun,
                SkipsFaulty = options.SkipsFaulty,
                GeneratesPasswords = options.KeepPasswords is not null,
                AdministratorsAdded = administratorsAdded,
            },
            cancellationToken);
        var faults = imported.IsSuccess ? imported.Value.Faults : imported.Errors;
        if (faults.Any(fault => fault.Line is null))
        {
            return Result<(ImportReport, int)>.Failure(faults);
        }

        ReportAll(faults, report);
        var failed = faulty.Count + faults.DistinctBy(fault => fault.Line).Count();
        if (!imported.IsSuccess)
        {
            return (ImportReport.Nothing with { Failed = failed, IsAborted = true }, 0);
        }

        var result = imported.Value;
        if (options.KeepPasswords is { } keep && result.Passwords.Count > 0)
        {
            await keep(result.Passwords);
        }

        return (new(result.Created, result.Updated, result.Unchanged, failed, rows[^1].EndsFile), result.AdministratorsAdded);
    }

    private static void ReportAll(IEnumerable<Error> faults, Action<Error> report)
    {
        foreach (var fault in faults)
        {
            report(fault);
        }
    }

    private static UserRow RefuseRepeatedEmail(UserRow row, HashSet<UInt128> seen)
    {
        if (row.Faults.Count > 0 || row.Email is null || seen.Add(Digest(row.Email)))
        {
            return row;
        }

        var repeated = Error.Validation(ErrorCodes.Repeated, nameof(row.Email)) with { Line = row.Line, AttemptedValue = row.Email };
        return row with { Faults = [repeated] };
    }

    /// <summary>Identifies an address with 16 bytes, which take less memory than the addresses of a long file.</summary>
    private static UInt128 Digest(string email)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(EmailAddress.Canonicalize(email)));
        return new(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash, sizeof(ulong)));
    }
}
