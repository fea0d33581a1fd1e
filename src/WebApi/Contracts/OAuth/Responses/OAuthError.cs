using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.OAuth.Responses;

/// <summary>Why a request was refused.</summary>
public sealed class OAuthError
{
    /// <summary>invalid_request, invalid_client, unsupported_grant_type, invalid_scope, invalid_token, insufficient_scope, temporarily_unavailable or server_error.</summary>
    /// <example>invalid_client</example>
    [JsonPropertyName("error")]
    public required string Error { get; init; }

    /// <summary>The reason, in words for developers.</summary>
    /// <example>The client is not recognised</example>
    [JsonPropertyName("error_description")]
    public required string ErrorDescription { get; init; }

    /// <summary>On an unexpected failure: what to look for in the log.</summary>
    [JsonPropertyName("correlation_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CorrelationId { get; init; }
}
