using System.Security.Cryptography;
using System.Text;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>
/// Carries a file of users out, some rows at a time, so that nobody waits for the whole and a file may be of any length. Unless faulty
/// rows are to be skipped, the whole file is rehearsed first and nothing is stored when anything is wrong with it. What is stored by then
/// stays when it ends before its time; the same file goes on where it ended.
/// </summary>
/// <param name="mediator">Sends the rows.</param>
public sealed class UserImport(IMediator mediator)
{
    /// <summary>Finds out whether the caller may import, and has asked for something that there is.</summary>
    /// <param name="options">What to do with a file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Success, or why not.</returns>
    public async Task<Result> CheckAsync(ImportOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var allowed = await mediator.Send(new ImportUsersCommand([]) { IsRehearsal = true, InputErrors = options.InputErrors }, cancellationToken);
        return allowed.IsSuccess ? Result.Success : Result.Failure(allowed.Errors);
    }

    /// <summary>Imports a file.</summary>
    /// <param name="read">Reads the file from its beginning; may be asked twice.</param>
    /// <param name="options">What to do with it.</param>
    /// <param name="tell">Is told what is wrong with each faulty row, with its line.</param>
    /// <param name="cancellationToken">Gives up.</param>
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

        if (options is { IsRehearsal: false, SkipsFaulty: false })
        {
            var rehearsed = await PassAsync(read(), new() { IsRehearsal = true, SkipsFaulty = true }, tell, cancellationToken);
            if (!rehearsed.IsSuccess || rehearsed.Value.Failed > 0)
            {
                return rehearsed.IsSuccess ? new ImportReport(0, 0, 0, rehearsed.Value.Failed, IsAborted: true) : rehearsed;
            }
        }

        return await PassAsync(read(), options.IsRehearsal ? options with { SkipsFaulty = true } : options, tell, cancellationToken);
    }

    private async Task<Result<ImportReport>> PassAsync(
        IAsyncEnumerable<UserRow> rows,
        ImportOptions options,
        Action<Error> tell,
        CancellationToken cancellationToken)
    {
        var (report, administrators, seen) = (new ImportReport(0, 0, 0, 0, IsAborted: false), 0, new HashSet<UInt128>());
        await foreach (var chunk in rows.Select(row => RefuseSecond(row, seen)).Chunk(ImportUsersCommand.MaxRows).WithCancellation(cancellationToken))
        {
            var faulty = chunk.Where(row => row.Faults.Count > 0).ToList();
            report = report with { Failed = report.Failed + faulty.Count };
            Tell(faulty.SelectMany(row => row.Faults), tell);
            if (faulty.Count > 0 && !options.SkipsFaulty)
            {
                return report with { IsAborted = true };
            }

            var result = await mediator.Send(
                new ImportUsersCommand([.. chunk.Except(faulty)])
                {
                    IsRehearsal = options.IsRehearsal,
                    SkipsFaulty = options.SkipsFaulty,
                    AdministratorsAdded = administrators,
                },
                cancellationToken);
            var faults = result.IsSuccess ? result.Value.Faults : result.Errors;
            if (faults.Any(fault => fault.Line is null))
            {
                return Result<ImportReport>.Failure(faults);
            }

            Tell(faults, tell);
            report = report with { Failed = report.Failed + faults.DistinctBy(fault => fault.Line).Count() };
            if (!result.IsSuccess)
            {
                return report with { IsAborted = true };
            }

            var done = result.Value;
            report = report with { Created = report.Created + done.Created, Updated = report.Updated + done.Updated, Unchanged = report.Unchanged + done.Unchanged };
            administrators = options.IsRehearsal ? done.AdministratorsAdded : 0;
            if (chunk[^1].EndsFile)
            {
                return report with { IsAborted = true };
            }
        }

        return report;
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
