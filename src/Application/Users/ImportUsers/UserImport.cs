using System.Security.Cryptography;
using System.Text;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>
/// Carries a file of users out, some rows at a time, so that nobody waits for the whole and a file may be of any length. Unless faulty
/// rows are to be skipped, the whole file is tried first and nothing is stored when anything is wrong with it. What is stored by then
/// stays when it ends before its time; the same file goes on where it ended.
/// </summary>
/// <param name="mediator">Sends the rows.</param>
/// <param name="clock">Measures the pauses.</param>
public sealed class UserImport(IMediator mediator, TimeProvider clock)
{
    /// <summary>For how long others may find the database always taken.</summary>
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(5);

    /// <summary>Another process that waits to write into a file of SQLite looks once a second whether it may.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.1);

    /// <summary>Finds out whether the caller may import, and has asked for something that there is.</summary>
    /// <param name="options">What to do with a file.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Success, or why not.</returns>
    public async Task<Result> CheckAsync(ImportOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var allowed = await mediator.Send(new ImportUsersCommand([]) { IsDryRun = true, Faults = options.Faults }, cancellationToken);
        return allowed.IsSuccess ? Result.Success : Result.Failure(allowed.Errors);
    }

    /// <summary>Imports a file.</summary>
    /// <param name="read">Reads the file from its beginning; may be asked twice.</param>
    /// <param name="options">What to do with it.</param>
    /// <param name="tell">Is told what is wrong with each faulty row, with its line.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What became of the file; or, before anything of it is read, why the caller may not import any.</returns>
    public async Task<Result<ImportReport>> RunAsync(
        Func<IAsyncEnumerable<UserRow>> read,
        ImportOptions options,
        Action<Error> tell,
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
            var tried = await PassAsync(read(), new() { IsDryRun = true, SkipsFaulty = true }, tell, cancellationToken);
            if (!tried.IsSuccess || tried.Value.Failed > 0)
            {
                return tried.IsSuccess ? ImportReport.Nothing with { Failed = tried.Value.Failed, IsAborted = true } : tried;
            }
        }

        return await PassAsync(read(), options.IsDryRun ? options with { SkipsFaulty = true } : options, tell, cancellationToken);
    }

    private async Task<Result<ImportReport>> PassAsync(
        IAsyncEnumerable<UserRow> rows,
        ImportOptions options,
        Action<Error> tell,
        CancellationToken cancellationToken)
    {
        var (report, administratorsAdded, seen) = (ImportReport.Nothing, 0, new HashSet<UInt128>());
        var stretch = clock.GetTimestamp();
        await foreach (var chunk in rows.Select(row => RefuseSecond(row, seen)).Chunk(ImportUsersCommand.MaxRows).WithCancellation(cancellationToken))
        {
            var passed = await PassAsync(chunk, options, administratorsAdded, tell, cancellationToken);
            if (!passed.IsSuccess)
            {
                return Result<ImportReport>.Failure(passed.Errors);
            }

            report = report.Add(passed.Value.Report);
            if (report.IsAborted)
            {
                return report;
            }

            // What is stored is counted there.
            administratorsAdded = options.IsDryRun ? passed.Value.AdministratorsAdded : 0;
            if (!options.IsDryRun && clock.GetElapsedTime(stretch) > Stretch)
            {
                await Task.Delay(Pause, clock, cancellationToken);
                stretch = clock.GetTimestamp();
            }
        }

        return report;
    }

    private async Task<Result<(ImportReport Report, int AdministratorsAdded)>> PassAsync(
        UserRow[] rows,
        ImportOptions options,
        int administratorsAdded,
        Action<Error> tell,
        CancellationToken cancellationToken)
    {
        var faulty = rows.Where(row => row.Faults.Count > 0).ToList();
        Tell(faulty.SelectMany(row => row.Faults), tell);
        if (faulty.Count > 0 && !options.SkipsFaulty)
        {
            return (ImportReport.Nothing with { Failed = faulty.Count, IsAborted = true }, 0);
        }

        var imported = await mediator.Send(
            new ImportUsersCommand([.. rows.Except(faulty)])
            {
                IsDryRun = options.IsDryRun,
                SkipsFaulty = options.SkipsFaulty,
                AdministratorsAdded = administratorsAdded,
            },
            cancellationToken);
        var faults = imported.IsSuccess ? imported.Value.Faults : imported.Errors;
        if (faults.Any(fault => fault.Line is null))
        {
            return Result<(ImportReport, int)>.Failure(faults);
        }

        Tell(faults, tell);
        var failed = faulty.Count + faults.DistinctBy(fault => fault.Line).Count();
        return imported.IsSuccess
            ? (new(imported.Value.Created, imported.Value.Updated, imported.Value.Unchanged, failed, rows[^1].EndsFile), imported.Value.AdministratorsAdded)
            : (ImportReport.Nothing with { Failed = failed, IsAborted = true }, 0);
    }

    private static void Tell(IEnumerable<Error> faults, Action<Error> tell)
    {
        foreach (var fault in faults)
        {
            tell(fault);
        }
    }

    private static UserRow RefuseSecond(UserRow row, HashSet<UInt128> seen) =>
        row.Faults.Count > 0 || row.Email is null || seen.Add(Digest(row.Email))
            ? row
            : row with { Faults = [Error.Validation(ErrorCodes.Repeated, nameof(row.Email)) with { Line = row.Line, AttemptedValue = row.Email }] };

    /// <summary>What tells addresses apart in sixteen bytes, whatever their length.</summary>
    private static UInt128 Digest(string email)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(EmailAddress.Canonicalize(email)));
        return new(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash, sizeof(ulong)));
    }
}
