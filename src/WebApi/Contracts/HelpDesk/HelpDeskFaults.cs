using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>All faults of a request.</summary>
public sealed class HelpDeskFaults
{
    /// <summary>One entry a fault.</summary>
    [JsonPropertyName("detail")]
    public required IReadOnlyList<HelpDeskFault> Detail { get; init; }

    /// <summary>The reason, for programs: validation_failed, or idempotency_key_reused.</summary>
    /// <example>validation_failed</example>
    [JsonPropertyName("code")]
    public required string Code { get; init; }
}
