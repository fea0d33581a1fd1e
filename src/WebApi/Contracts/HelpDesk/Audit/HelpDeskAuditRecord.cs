using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Audit;

/// <summary>A record of the audit.</summary>
public sealed class HelpDeskAuditRecord
{
    /// <summary>Its place in the audit: newer records have larger ones.</summary>
    /// <example>42</example>
    [JsonPropertyName("id")]
    public long Id { get; init; }

    /// <summary>When it happened.</summary>
    [JsonPropertyName("at")]
    public DateTime At { get; init; }

    /// <summary>What was done or tried.</summary>
    /// <example>user_updated</example>
    [JsonPropertyName("action")]
    public string Action { get; init; } = "";

    /// <summary>How it ended: succeeded or refused.</summary>
    /// <example>succeeded</example>
    [JsonPropertyName("outcome")]
    public string Outcome { get; init; } = "";

    /// <summary>Why it was refused; null when it was not.</summary>
    /// <example>invalid_credentials</example>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>Who did it.</summary>
    [JsonPropertyName("actor")]
    public HelpDeskAuditActor Actor { get; init; } = new();

    /// <summary>Whom or what it was done to.</summary>
    [JsonPropertyName("subject")]
    public HelpDeskAuditSubject Subject { get; init; } = new();

    /// <summary>What changed.</summary>
    [JsonPropertyName("changes")]
    public IReadOnlyList<HelpDeskAuditChange> Changes { get; init; } = [];

    /// <summary>Finds the request in the log.</summary>
    [JsonPropertyName("correlation_id")]
    public string? CorrelationId { get; init; }

    /// <summary>The IP address that the request came from.</summary>
    /// <example>192.0.2.7</example>
    [JsonPropertyName("address")]
    public string? Address { get; init; }

    /// <summary>SHA-256 in hexadecimal over the record and the one before it.</summary>
    [JsonPropertyName("hash")]
    public string Hash { get; init; } = "";
}
