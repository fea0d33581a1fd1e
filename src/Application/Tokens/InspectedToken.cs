namespace HelpDesk.Users.Application.Tokens;

/// <summary>What an access token that counts says.</summary>
public sealed record InspectedToken
{
    /// <summary>The token's own id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is: a user's id or a service's client id.</summary>
    public required string Subject { get; init; }

    /// <summary>The organization that it acts in.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>What it may do; none for a user that must change its password.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Issuer { get; init; }

    /// <summary>For whom.</summary>
    public required string Audience { get; init; }

    /// <summary>When it was issued, UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When it starts to count, UTC.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>When it stops counting, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The service's client id; null for a user.</summary>
    public string? ClientId { get; init; }

    /// <summary>The user's address; null for a service.</summary>
    public string? Email { get; init; }

    /// <summary>The user's role; null for a service.</summary>
    public string? Role { get; init; }

    /// <summary>The area that the user works for, if any.</summary>
    public string? Area { get; init; }
}
