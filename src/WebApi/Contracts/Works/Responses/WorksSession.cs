using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.Http.Json;

namespace HelpDesk.Users.WebApi.Contracts.Works.Responses;

/// <summary>What a sign-in yields.</summary>
public sealed class WorksSession
{
    /// <summary>JWT (ES256) for the Authorization header.</summary>
    [JsonPropertyName("access_token")]
    public string AccessToken { get; init; } = "";

    /// <summary>Who signed in.</summary>
    [JsonPropertyName("user")]
    public WorksSignedInUser User { get; init; } = new();

    /// <summary>Always <c>bearer</c>.</summary>
    /// <example>bearer</example>
    [JsonPropertyName("token_type")]
    public string TokenType { get; init; } = "";

    /// <summary>Seconds until the access token expires.</summary>
    /// <example>3600</example>
    [JsonPropertyName("expires_in")]
    public int ExpiresIn { get; init; }

    /// <summary>Good for one call of /api/auth/refresh.</summary>
    [JsonPropertyName("refresh_token")]
    public string RefreshToken { get; init; } = "";

    /// <summary>When the session ends, UTC, however often it is refreshed.</summary>
    [JsonPropertyName("session_expires_at")]
    [JsonConverter(typeof(UtcMillisecondsConverter))]
    public DateTimeOffset SessionExpiresAt { get; init; }
}
