namespace HelpDesk.Users.Application.Tokens;

/// <summary>The claims of a valid access token.</summary>
public sealed record InspectedToken
{
    /// <summary>The token's id (<c>jti</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The user's id or the service's client id (<c>sub</c>).</summary>
    public required string Subject { get; init; }

    /// <summary>The organization of the user or the service.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The codes of the permissions; none for a user who must change the password.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>The issuer (<c>iss</c>).</summary>
    public required string Issuer { get; init; }

    /// <summary>The audience (<c>aud</c>).</summary>
    public required string Audience { get; init; }

    /// <summary>When the token was issued, UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When the token becomes valid, UTC.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>When the token expires, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The service's client id; null for a user.</summary>
    public string? ClientId { get; init; }

    /// <summary>The user's current email address; null for a service.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the token can be used only to set a new password; null for a service.</summary>
    public bool? MustChangePassword { get; init; }

    /// <summary>The user's role; null for a service.</summary>
    public string? Role { get; init; }

    /// <summary>The user's area; null for none.</summary>
    public string? Area { get; init; }
}
