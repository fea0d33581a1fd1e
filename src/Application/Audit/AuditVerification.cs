namespace HelpDesk.Users.Application.Audit;

/// <summary>The result of verifying that the audit is unchanged.</summary>
/// <param name="Records">The number of valid records, counted from the first one up to the first fault.</param>
/// <param name="LastHash">The hash of the last valid record, which covers all records before it.</param>
/// <param name="Fault">What is wrong with the next record; null when all records are valid.</param>
public sealed record AuditVerification(long Records, string LastHash, AuditFault? Fault)
{
    /// <summary>Whether all records are valid.</summary>
    public bool IsWhole => Fault is null;
}
