using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.Http.Json;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.SignIn;

/// <summary>What a sign-in yields.</summary>
public sealed class HelpDeskSession
{
    /// <summary>JWT (ES256) for the Authorization header.</summary>
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    /// <summary>Always <c>bearer</c>.</summary>
    /// <example>bearer</example>
    [JsonPropertyName("token_type")]
    public required string TokenType { get; init; }

    /// <summary>Seconds until the access token expires.</summary>
    /// <example>3600</example>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    /// <summary>Good for one call of /api/auth/refresh.</summary>
    [JsonPropertyName("refresh_token")]
    public required string RefreshToken { get; init; }

    /// <summary>Whether an administrator chose the password, so that it must be changed first.</summary>
    [JsonPropertyName("must_change_password")]
    public required bool MustChangePassword { get; init; }

    /// <summary>Who signed in.</summary>
    [JsonPropertyName("user")]
    public required HelpDeskSignedInUser User { get; init; }

    /// <summary>When the session ends, UTC, however often it is refreshed.</summary>
    [JsonPropertyName("session_expires_at")]
    [JsonConverter(typeof(UtcSecondsConverter))]
    public required DateTimeOffset SessionExpiresAt { get; init; }

    /// <summary>When the temporary password lapses, UTC. Only while it must be changed.</summary>
    [JsonPropertyName("password_expires_at")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? PasswordExpiresAt { get; init; }
}
