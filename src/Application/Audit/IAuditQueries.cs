namespace HelpDesk.Users.Application.Audit;

/// <summary>Reads the audit of the caller's organization.</summary>
public interface IAuditQueries
{
    /// <summary>Streams the records that match, the newest first.</summary>
    /// <param name="search">The filter; its own limit is ignored.</param>
    /// <param name="limit">The maximum number of records; null for all.</param>
    IAsyncEnumerable<AuditRecordView> List(AuditSearch search, int? limit);
}
