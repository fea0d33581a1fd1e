using System.Text.Json;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using HelpDesk.Users.Infrastructure.Users;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Audit;

/// <summary>Collects what a command tells, and appends it to the chain as the last thing before the commit.</summary>
internal sealed class AuditTrail(
    DirectoryContext context,
    FrequentQueries frequent,
    WriteGate gate,
    Retries retries,
    ICallerAccessor caller,
    TimeProvider clock) : IAuditTrail
{
    private const int MaxAddressLength = 64;

    private readonly List<AuditEntry> pending = [];

    /// <summary>Whether the command has told of anything.</summary>
    public bool HasPending => pending.Count > 0;

    public void Add(AuditEntry entry) => pending.Add(entry);

    public Task RecordAsync(AuditEntry entry) => RecordAsync([entry]);

    /// <summary>Forgets what an attempt told that is about to be made again.</summary>
    public void Discard() => pending.Clear();

    /// <summary>Appends what the command told, in its transaction. Is saved with whatever else the context has not saved yet.</summary>
    public async Task AppendPendingAsync(CancellationToken cancellationToken)
    {
        await AppendAsync(pending, cancellationToken);
        pending.Clear();
    }

    /// <summary>Appends the refusals that a refused command told of; its successes never happened.</summary>
    public async Task RecordRefusalsAsync()
    {
        var refusals = pending.Where(entry => entry.Outcome == AuditOutcome.Refused).ToList();
        pending.Clear();
        if (refusals.Count > 0)
        {
            await RecordAsync(refusals);
        }
    }

    // Nobody avoids the audit by hanging up.
    private async Task RecordAsync(IReadOnlyCollection<AuditEntry> entries)
    {
        await using var turn = await gate.EnterAsync(CancellationToken.None);
        await LostRaces.RetryAsync(() => retries.RunAsync<bool>(context, RecordOnceAsync, CancellationToken.None), CancellationToken.None);

        async Task<bool> RecordOnceAsync(CommitAsync<bool> commit)
        {
            context.ChangeTracker.Clear();
            await using var transaction = await context.Database.BeginTransactionAsync(CancellationToken.None);
            await AppendAsync(entries, CancellationToken.None);
            await commit(true);
            return true;
        }
    }

    /// <summary>Waits for whoever else appends.</summary>
    private async Task AppendAsync(IEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var head = context.HasOneWriter
            ? await frequent.AuditHead(context, cancellationToken)
            : await context.LockedAuditHead.SingleAsync(cancellationToken);
        foreach (var row in entries.Select(entry => ToRow(head, entry)))
        {
            context.Add(row);
            (head.Sequence, head.Hash) = (row.Sequence, row.Hash);
        }
    }

    // SQLite reads a text up to its first NUL only, and the record would no longer be what its hash says.
    private static string? Cut(string? text, int length) => (text?.Length > length ? text[..length] : text)?.Replace('\0', '\uFFFD');

    private AuditRecordRow ToRow(AuditHeadRow head, AuditEntry entry)
    {
        var actor = entry.Actor ?? AuditActor.From(caller.Current);
        var row = new AuditRecordRow
        {
            Sequence = head.Sequence + 1,
            At = clock.GetUtcNow(),
            OrganizationId = entry.OrganizationId ?? caller.Current.OrganizationId,
            Action = entry.Action,
            Outcome = entry.Outcome,
            Reason = entry.Reason,
            ActorKind = actor.Kind,
            ActorId = actor.Id,
            ActorName = Cut(actor.Name, AuditRecordRow.MaxNameLength),
            SubjectId = entry.SubjectId,
            SubjectName = Cut(entry.SubjectName, AuditRecordRow.MaxNameLength),
            Changes = entry.Changes.Count == 0 ? null : JsonSerializer.Serialize(entry.Changes),
            CorrelationId = caller.Current.Origin.CorrelationId,
            Address = Cut(caller.Current.Origin.Address, MaxAddressLength),
        };
        row.Hash = AuditChain.HashOf(head.Hash, row);
        return row;
    }
}
