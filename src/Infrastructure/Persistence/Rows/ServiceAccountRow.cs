namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A stored service account. Only a hash of its secret is stored.</summary>
internal sealed class ServiceAccountRow
{
    /// <summary>The client ID (RFC 6749, section 2.2).</summary>
    public required string Id { get; init; }

    public required string OrganizationId { get; init; }

    public required string Name { get; init; }

    public required List<string> Permissions { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsActive { get; set; }

    /// <summary>SHA-256 of the secret, in hexadecimal. A fast hash is enough for 256 random bits.</summary>
    public required string SecretHash { get; set; }

    /// <summary>SHA-256 of the previous secret, which is valid until <see cref="PreviousSecretUntil"/>.</summary>
    public string? PreviousSecretHash { get; set; }

    public DateTimeOffset? PreviousSecretUntil { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public long AccessVersion { get; set; }

    public long Version { get; set; }
}
