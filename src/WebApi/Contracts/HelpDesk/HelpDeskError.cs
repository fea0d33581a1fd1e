using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>Why a request was refused.</summary>
public sealed class HelpDeskError
{
    /// <summary>The reason, in words for people: in Spanish, or in English where Accept-Language prefers it.</summary>
    [JsonPropertyName("detail")]
    public required string Detail { get; init; }

    /// <summary>On an unexpected failure: what to look for in the log.</summary>
    [JsonPropertyName("correlation_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CorrelationId { get; init; }

    /// <summary>The reason, for programs; never changes.</summary>
    /// <example>user_inactive</example>
    [JsonPropertyName("code")]
    public required string Code { get; init; }
}
