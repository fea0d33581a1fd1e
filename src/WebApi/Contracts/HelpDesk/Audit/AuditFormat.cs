namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Audit;

/// <summary>The forms in which the audit is read.</summary>
internal enum AuditFormat
{
    /// <summary>A page, as a JSON array.</summary>
    Json,

    /// <summary>A file of comma-separated values.</summary>
    Csv,

    /// <summary>A file with one JSON object a line.</summary>
    JsonLines,
}
