using HelpDesk.Users.Application.Audit;

namespace HelpDesk.Users.Infrastructure.Operations.Transfer;

/// <summary>The last line of a file.</summary>
/// <param name="Rows">The number of rows of each table.</param>
/// <param name="Audit">The state of the audit when it was exported.</param>
/// <param name="Sha256">SHA-256 of all lines before, in hexadecimal.</param>
internal sealed record TransferEnd(IReadOnlyDictionary<string, long> Rows, AuditVerification Audit, string Sha256);
