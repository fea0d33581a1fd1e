namespace HelpDesk.Users.Application.Audit;

/// <summary>How far the audit is as it was written.</summary>
/// <param name="Records">How many records, from the first on, are sound.</param>
/// <param name="LastHash">The hash of the last of them, which stands for all of them.</param>
/// <param name="Fault">What is wrong with the next one; null when the audit is whole.</param>
public sealed record AuditVerification(long Records, string LastHash, AuditFault? Fault)
{
    /// <summary>Whether all of it is sound.</summary>
    public bool IsWhole => Fault is null;
}
