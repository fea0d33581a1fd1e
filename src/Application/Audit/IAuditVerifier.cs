namespace HelpDesk.Users.Application.Audit;

/// <summary>Reads the audit from its first record to its last, and changes nothing.</summary>
public interface IAuditVerifier
{
    /// <summary>Compares each record with the hash that it was written with. Records that are added meanwhile are read too.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What was found.</returns>
    Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken);
}
