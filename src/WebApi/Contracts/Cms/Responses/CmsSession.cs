using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.Http.Json;

namespace HelpDesk.Users.WebApi.Contracts.Cms.Responses;

/// <summary>What a sign-in yields.</summary>
public sealed class CmsSession
{
    /// <summary>The token for the calls that follow (JWT).</summary>
    [JsonPropertyName("accessToken")]
    public string AccessToken { get; init; } = "";

    /// <summary>How to send it.</summary>
    /// <example>Bearer</example>
    [JsonPropertyName("tokenType")]
    public string TokenType { get; init; } = "";

    /// <summary>For how many seconds it counts.</summary>
    /// <example>3600</example>
    [JsonPropertyName("expiresIn")]
    public int ExpiresIn { get; init; }

    /// <summary>The token for POST /api/auth/refresh; good once.</summary>
    [JsonPropertyName("refreshToken")]
    public string RefreshToken { get; init; } = "";

    /// <summary>Whether the password must be changed first: POST /api/auth/change-password.</summary>
    [JsonPropertyName("mustChangePassword")]
    public bool MustChangePassword { get; init; }

    /// <summary>Who signed in.</summary>
    [JsonPropertyName("user")]
    public CmsUser User { get; init; } = new();

    /// <summary>When the session ends, UTC, however often it is refreshed.</summary>
    [JsonPropertyName("sessionExpiresAt")]
    [JsonConverter(typeof(UtcSecondsConverter))]
    public DateTimeOffset SessionExpiresAt { get; init; }
}
