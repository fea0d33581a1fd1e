namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>What was done for an idempotency key, of which only what recognises it is stored.</summary>
internal sealed class IdempotencyKeyRow
{
    public required string OrganizationId { get; init; }

    /// <summary>Whose key it is: the id of a user or service account.</summary>
    public required string CallerId { get; init; }

    /// <summary>SHA-256 of the key, in hexadecimal.</summary>
    public required string KeyHash { get; init; }

    public required string Fingerprint { get; init; }

    public required string Answer { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
