namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>The answer to a request with an idempotency key. Only a hash of the key is stored.</summary>
internal sealed class IdempotencyKeyRow
{
    public required string OrganizationId { get; init; }

    /// <summary>The caller who sent the key: the ID of a user or service account.</summary>
    public required string CallerId { get; init; }

    /// <summary>SHA-256 of the key, in hexadecimal.</summary>
    public required string KeyHash { get; init; }

    public required string Fingerprint { get; init; }

    public required string Answer { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
