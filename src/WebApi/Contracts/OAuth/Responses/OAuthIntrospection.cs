using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Tokens;

namespace HelpDesk.Users.WebApi.Contracts.OAuth.Responses;

/// <summary>What is known of a token. Of one that does not count, nothing but that.</summary>
public sealed class OAuthIntrospection
{
    internal const string Bearer = "Bearer";

    /// <summary>Whether the token counts right now.</summary>
    [JsonPropertyName("active")]
    public required bool Active { get; init; }

    /// <summary>What it may be used for: permission codes with blanks between them; empty while its user must change the password.</summary>
    /// <example>users:read</example>
    [JsonPropertyName("scope")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Scope { get; init; }

    /// <summary>The client id, when it is a service's.</summary>
    [JsonPropertyName("client_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClientId { get; init; }

    /// <summary>The user's current email address, when it is a user's.</summary>
    /// <example>ana.torres@example.com</example>
    [JsonPropertyName("username")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Username { get; init; }

    /// <summary>Always <c>Bearer</c>.</summary>
    /// <example>Bearer</example>
    [JsonPropertyName("token_type")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TokenType { get; init; }

    /// <summary>When it stops counting, in seconds since 1970.</summary>
    [JsonPropertyName("exp")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Exp { get; init; }

    /// <summary>When it was issued, in seconds since 1970.</summary>
    [JsonPropertyName("iat")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Iat { get; init; }

    /// <summary>When it started to count, in seconds since 1970.</summary>
    [JsonPropertyName("nbf")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Nbf { get; init; }

    /// <summary>Whose it is: a user's id (UUID) or a service's client id.</summary>
    [JsonPropertyName("sub")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sub { get; init; }

    /// <summary>For whom it was issued.</summary>
    /// <example>helpdesk</example>
    [JsonPropertyName("aud")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Aud { get; init; }

    /// <summary>Who issued it.</summary>
    /// <example>http://localhost:8000</example>
    [JsonPropertyName("iss")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Iss { get; init; }

    /// <summary>The token's own id.</summary>
    [JsonPropertyName("jti")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Jti { get; init; }

    /// <summary>The organization that it acts in.</summary>
    /// <example>helpdesk</example>
    [JsonPropertyName("org")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Org { get; init; }

    /// <summary>The permission codes again, as a list.</summary>
    /// <example>["users:read"]</example>
    [JsonPropertyName("perms")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Perms { get; init; }

    /// <summary>The user's role.</summary>
    /// <example>ADMIN</example>
    [JsonPropertyName("rol")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rol { get; init; }

    /// <summary>The area that the user works for.</summary>
    /// <example>SISTEMAS</example>
    [JsonPropertyName("area")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Area { get; init; }

    /// <summary>Whether it can be used only to set a new password, when it is a user's.</summary>
    /// <example>false</example>
    [JsonPropertyName("must_change_password")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? MustChangePassword { get; init; }

    internal static OAuthIntrospection From(InspectedToken? token) => token is null
        ? new() { Active = false }
        : new()
        {
            Active = true,
            Scope = string.Join(' ', token.Permissions),
            ClientId = token.ClientId,
            Username = token.Email,
            TokenType = Bearer,
            Exp = token.ExpiresAt.ToUnixTimeSeconds(),
            Iat = token.IssuedAt.ToUnixTimeSeconds(),
            Nbf = token.NotBefore.ToUnixTimeSeconds(),
            Sub = token.Subject,
            Aud = token.Audience,
            Iss = token.Issuer,
            Jti = token.Id,
            Org = token.OrganizationId,
            Perms = token.Permissions,
            Rol = token.Role,
            Area = token.Area,
            MustChangePassword = token.MustChangePassword,
        };
}
