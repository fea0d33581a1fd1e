using System.Runtime.CompilerServices;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Audit;

/// <summary>
/// Walks the chain, one record in memory at a time. It opens no transaction, so that nobody waits for it: what is appended behind
/// its back is walked too, until the end that is noted is the end it has reached.
/// </summary>
internal sealed class AuditVerifier(DirectoryContext context) : IAuditVerifier
{
    public async Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken)
    {
        var (sequence, hash) = (0L, AuditHeadRow.HashOfNone);
        for (var isFirstWalk = true; ; isFirstWalk = false)
        {
            var start = sequence;
            await foreach (var row in ReadAsync(isFirstWalk ? long.MinValue : sequence + 1, cancellationToken))
            {
                if (row is null || row.Sequence <= sequence)
                {
                    return new(sequence, hash, AuditFault.Changed);
                }

                if (row.Sequence > sequence + 1)
                {
                    return new(sequence, hash, AuditFault.Missing);
                }

                if (row.Hash != AuditChain.HashOf(hash, row))
                {
                    return new(sequence, hash, AuditFault.Changed);
                }

                (sequence, hash) = (row.Sequence, row.Hash);
            }

            var head = await context.AuditHead.AsNoTracking().SingleOrDefaultAsync(row => row.Id == AuditHeadRow.OnlyId, cancellationToken);
            if (head is not null && head.Sequence == sequence && head.Hash == hash)
            {
                return new(sequence, hash, Fault: null);
            }

            if (!isFirstWalk && sequence == start)
            {
                return new(sequence, hash, head?.Sequence > sequence ? AuditFault.EndMissing : AuditFault.EndChanged);
            }
        }
    }

    /// <summary>The records from a place on, in order; null for one that holds what no record can.</summary>
    private async IAsyncEnumerable<AuditRecordRow?> ReadAsync(long from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = context.AuditRecords.IgnoreQueryFilters().AsNoTracking()
            .Where(row => row.Sequence >= from)
            .OrderBy(row => row.Sequence)
            .AsAsyncEnumerable()
            .GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            AuditRecordRow? row;
            try
            {
                if (!await rows.MoveNextAsync())
                {
                    yield break;
                }

                row = rows.Current;
            }
            catch (Exception exception) when (exception
                is InvalidOperationException or InvalidCastException or FormatException or OverflowException)
            {
                row = null;
            }

            yield return row;
        }
    }
}
