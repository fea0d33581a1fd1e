namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Audit;

/// <summary>The formats of the audit.</summary>
internal enum AuditFormat
{
    /// <summary>A page, as a JSON array.</summary>
    Json,

    /// <summary>A CSV file.</summary>
    Csv,

    /// <summary>A file with one JSON object per line.</summary>
    JsonLines,
}
