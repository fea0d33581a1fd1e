using System.Runtime.CompilerServices;
using System.Text.Json;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Audit;

/// <summary>
/// Reads the audit in batches, each where the last one ended: whoever takes long to consume it holds no connection, no lock and
/// no old state of the database meanwhile.
/// </summary>
internal sealed class AuditQueries(DirectoryContext context) : IAuditQueries
{
    // The longest page, and the record that tells whether another one follows.
    private const int BatchSize = AuditSearch.MaxLimit + 1;

    public IAsyncEnumerable<AuditRecordView> List(AuditSearch search, int? limit) => ReadAsync(search, limit ?? long.MaxValue);

    /// <summary>What a search finds below a place, the newest first.</summary>
    public static IQueryable<AuditRecordRow> Find(DirectoryContext context, AuditSearch search, long? before)
    {
        var rows = context.AuditRecords.AsNoTracking();
        rows = before is { } place ? rows.Where(row => row.Sequence < place) : rows;
        rows = search.SubjectId is { } subjectId ? rows.Where(row => row.SubjectId == subjectId) : rows;
        rows = search.ActorId is { } actorId ? rows.Where(row => row.ActorId == actorId) : rows;
        rows = search.Action.ToOptional().Value is { } action ? rows.Where(row => row.Action == action) : rows;
        rows = search.Outcome.OrNull() is { } outcome ? rows.Where(row => row.Outcome == outcome) : rows;
        rows = search.From.OrNull() is { } from ? rows.Where(row => row.At >= from) : rows;
        rows = search.To.OrNull() is { } to ? rows.Where(row => row.At < to) : rows;
        return rows.OrderByDescending(row => row.Sequence);
    }

    private async IAsyncEnumerable<AuditRecordView> ReadAsync(
        AuditSearch search,
        long limit,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var before = search.Before.OrNull();
        while (limit > 0)
        {
            var size = (int)Math.Min(limit, BatchSize);
            var rows = await Find(context, search, before).Take(size).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                yield return ToView(row);
            }

            if (rows.Count < size)
            {
                yield break;
            }

            (limit, before) = (limit - size, rows[^1].Sequence);
        }
    }

    private static AuditRecordView ToView(AuditRecordRow row) => new(
        row.Sequence,
        row.At,
        row.Action,
        row.Outcome,
        row.Reason,
        new(row.ActorKind, row.ActorId, row.ActorName),
        row.SubjectId,
        row.SubjectName,
        row.Changes is null ? [] : JsonSerializer.Deserialize<AuditChange[]>(row.Changes)!,
        row.CorrelationId,
        row.Address,
        row.Hash);
}
