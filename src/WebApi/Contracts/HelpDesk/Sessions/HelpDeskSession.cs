using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.SignIn;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Sessions;

/// <summary>What a sign-in yields.</summary>
public sealed class HelpDeskSession
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

    /// <summary>Whether an administrator chose the password, so that it must be changed first.</summary>
    [JsonPropertyName("must_change_password")]
    public bool MustChangePassword { get; init; }

    /// <summary>Who signed in.</summary>
    [JsonPropertyName("user")]
    public HelpDeskSignedInUser User { get; init; } = new();
}
