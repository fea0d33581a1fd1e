namespace HelpDesk.Users.Application.Audit;

/// <summary>The audit of the caller's organization, for reading.</summary>
public interface IAuditQueries
{
    /// <summary>The records that are asked for, the newest first, read as they are consumed.</summary>
    /// <param name="search">Which; its own limit is not looked at.</param>
    /// <param name="limit">How many; null for all.</param>
    /// <returns>The records.</returns>
    IAsyncEnumerable<AuditRecordView> List(AuditSearch search, int? limit);
}
