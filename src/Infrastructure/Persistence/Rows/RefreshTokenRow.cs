namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A stored refresh token. Only a hash of the token itself is stored.</summary>
internal sealed class RefreshTokenRow
{
    /// <summary>The longest IPv6 address has an IPv4 part and a zone.</summary>
    public const int MaxAddressLength = 64;

    public const int MaxUserAgentLength = 256;

    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string OrganizationId { get; init; }

    public required Guid UserId { get; init; }

    public required Guid Family { get; init; }

    public required long AccessVersion { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>
    /// The token that replaced this one, encrypted with Data Protection; null when this one is unused, and soon after it was used.
    /// </summary>
    public string? ProtectedSuccessor { get; init; }

    public string? Address { get; init; }

    public string? UserAgent { get; init; }
}
