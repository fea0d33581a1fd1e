using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.Cms.Responses;

/// <summary>Why a request was refused.</summary>
public sealed class CmsError
{
    /// <summary>The status code.</summary>
    /// <example>400</example>
    [JsonPropertyName("statusCode")]
    public required int StatusCode { get; init; }

    /// <summary>The reason, in words for people; of several faults all, with semicolons between them.</summary>
    /// <example>Invalid role ID</example>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>What the status code means.</summary>
    /// <example>Bad Request</example>
    [JsonPropertyName("error")]
    public required string Error { get; init; }

    /// <summary>On an unexpected failure: what to look for in the log.</summary>
    [JsonPropertyName("correlationId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CorrelationId { get; init; }
}
