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

    /// <summary>What a search finds before a place, the newest first.</summary>
    /// <param name="before">A place that is not included; null for all records.</param>
    /// <param name="limit">The maximum number of records.</param>
    public static IQueryable<AuditRecordRow> Find(DirectoryContext context, AuditSearch search, AuditPlace? before, int limit)
    {
        // Each outcome has a part of its own in every index, so that a rare one is found without reading the others.
        var outcomes = search.Outcome.OrNull() is { } wanted ? [wanted] : Enum.GetValues<AuditOutcome>();
        var rows = Filter(context.AuditRecords.AsNoTracking(), search, before);
        return outcomes
            .Select(outcome => Newest(rows.Where(row => row.Outcome == outcome), limit))
            .Aggregate((found, more) => Newest(found.Concat(more), limit));
    }

    /// <summary>
    /// With a subject, its index is used: few records have the same one. SQLite keeps no statistics, and could prefer another index; it
    /// doesn't when the other columns are part of an expression.
    /// </summary>
    private static IQueryable<AuditRecordRow> Filter(IQueryable<AuditRecordRow> rows, AuditSearch search, AuditPlace? before)
    {
        var action = search.Action.ToOptional().Value;
        if (search.SubjectId is { } subjectId)
        {
            rows = rows.Where(row => row.SubjectId == subjectId);
            rows = search.ActorId is { } actorId ? rows.Where(row => row.ActorId + "" == actorId) : rows;
            rows = action is not null ? rows.Where(row => row.Action + "" == action) : rows;
        }
        else
        {
            rows = search.ActorId is { } actorId ? rows.Where(row => row.ActorId == actorId) : rows;
            rows = action is not null ? rows.Where(row => row.Action == action) : rows;
        }

        rows = search.From.OrNull() is { } from ? rows.Where(row => row.At >= from) : rows;
        rows = search.To.OrNull() is { } to ? rows.Where(row => row.At < to) : rows;
        return before is { At: var at, Sequence: var sequence }
            ? rows.Where(row => row.At <= at && (row.At < at || row.Sequence < sequence))
            : rows;
    }

    private static IQueryable<AuditRecordRow> Newest(IQueryable<AuditRecordRow> rows, int limit) =>
        rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Sequence).Take(limit);

    private async IAsyncEnumerable<AuditRecordView> ReadAsync(
        AuditSearch search,
        long limit,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        AuditPlace? before = null;
        if (search.Before.OrNull() is { } sequence)
        {
            before = await context.AuditRecords
                .Where(row => row.Sequence == sequence)
                .Select(row => new AuditPlace(row.At, row.Sequence))
                .SingleOrDefaultAsync(cancellationToken);
            if (before is null)
            {
                yield break;
            }
        }

        while (limit > 0)
        {
            var size = (int)Math.Min(limit, BatchSize);
            var rows = await Find(context, search, before, size).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                yield return ToView(row);
            }

            if (rows.Count < size)
            {
                yield break;
            }

            (limit, before) = (limit - size, new(rows[^1].At, rows[^1].Sequence));
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
