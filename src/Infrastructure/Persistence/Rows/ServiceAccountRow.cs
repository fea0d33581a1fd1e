namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A service account as stored: never its secret, only what recognises it.</summary>
internal sealed class ServiceAccountRow
{
    /// <summary>The client id of RFC 6749.</summary>
    public required string Id { get; init; }

    public required string OrganizationId { get; init; }

    public required string Name { get; init; }

    public required List<string> Permissions { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsActive { get; set; }

    /// <summary>SHA-256 of the secret, in hexadecimal: 256 random bits need no slow hash.</summary>
    public required string SecretHash { get; set; }

    /// <summary>The same of the secret before, which counts until <see cref="PreviousSecretUntil"/>.</summary>
    public string? PreviousSecretHash { get; set; }

    public DateTimeOffset? PreviousSecretUntil { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public long AccessVersion { get; set; }

    public long Version { get; set; }
}
