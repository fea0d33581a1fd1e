using System.Text.Json.Serialization;
using HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;

namespace HelpDesk.Users.WebApi.Contracts.OAuth.Responses;

/// <summary>An access token.</summary>
public sealed class OAuthToken
{
    /// <summary>JWT (ES256) for the Authorization header.</summary>
    [JsonPropertyName("access_token")]
    public string AccessToken { get; init; } = "";

    /// <summary>Always <c>Bearer</c>.</summary>
    /// <example>Bearer</example>
    [JsonPropertyName("token_type")]
    public string TokenType { get; init; } = "";

    /// <summary>Seconds until the token expires.</summary>
    /// <example>3600</example>
    [JsonPropertyName("expires_in")]
    public int ExpiresIn { get; init; }

    /// <summary>What the token may be used for: permission codes with blanks between them.</summary>
    /// <example>users:read</example>
    [JsonPropertyName("scope")]
    public string Scope { get; init; } = "";

    internal static OAuthToken From(ServiceToken token) => new()
    {
        AccessToken = token.AccessToken.Value.Value,
        TokenType = OAuthIntrospection.Bearer,
        ExpiresIn = (int)token.AccessToken.Lifetime.TotalSeconds,
        Scope = string.Join(' ', token.Permissions),
    };
}
