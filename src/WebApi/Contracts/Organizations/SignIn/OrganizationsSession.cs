using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Contracts.Organizations.Users;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.SignIn;

/// <summary>What a sign-in yields.</summary>
public sealed class OrganizationsSession
{
    /// <summary>JWT (ES256) for the Authorization header.</summary>
    [JsonPropertyName("access_token")]
    public string AccessToken { get; init; } = "";

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

    /// <summary>Whether an administrator chose the password, so that it must be changed first: POST /api/auth/change-password.</summary>
    /// <example>false</example>
    [JsonPropertyName("must_change_password")]
    public bool MustChangePassword { get; init; }

    /// <summary>Who signed in.</summary>
    [JsonPropertyName("user")]
    public OrganizationsUser User { get; init; } = new();

    /// <summary>When the session ends, UTC, however often it is refreshed.</summary>
    [JsonPropertyName("session_expires_at")]
    [JsonConverter(typeof(UtcSecondsConverter))]
    public DateTimeOffset SessionExpiresAt { get; init; }
}
