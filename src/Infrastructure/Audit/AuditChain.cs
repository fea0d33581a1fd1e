using System.Globalization;
using System.Text.Json;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Text;

namespace HelpDesk.Users.Infrastructure.Audit;

/// <summary>
/// Ties each record of the audit to the one before it: its hash covers its own members and its predecessor's hash, so that a
/// record that is changed, removed or moved no longer fits.
/// </summary>
internal static class AuditChain
{
    /// <summary>The hash of a record.</summary>
    /// <param name="row">The record; its own hash is not looked at.</param>
    /// <returns>SHA-256 in hexadecimal.</returns>
    public static string HashOf(string previousHash, AuditRecordRow row) => Sha256Hex.Of(JsonSerializer.Serialize(new[]
    {
        previousHash,
        row.Sequence.ToString(CultureInfo.InvariantCulture),
        row.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        row.OrganizationId,
        row.Action,
        row.Outcome.ToString(),
        row.Reason,
        row.ActorKind.ToString(),
        row.ActorId,
        row.ActorName,
        row.SubjectId,
        row.SubjectName,
        row.Changes,
        row.CorrelationId,
        row.Address,
    }));
}
