namespace HelpDesk.Users.Domain.ServiceAccounts;

/// <summary>The stored state of a <see cref="ServiceAccount"/>, whose properties have the same names.</summary>
public sealed record ServiceAccountState(
    string Id,
    string OrganizationId,
    ServiceAccountName Name,
    IReadOnlyList<string> Permissions,
    bool IsActive,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    long AccessVersion,
    long Version,
    string SecretHash,
    string? PreviousSecretHash,
    DateTimeOffset? PreviousSecretUntil);
