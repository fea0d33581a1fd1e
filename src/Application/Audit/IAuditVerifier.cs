namespace HelpDesk.Users.Application.Audit;

/// <summary>Verifies the audit from the first record to the last. It is read-only.</summary>
public interface IAuditVerifier
{
    /// <summary>Compares each record with its stored hash. Records that are added in the meantime are verified too.</summary>
    Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken);
}
