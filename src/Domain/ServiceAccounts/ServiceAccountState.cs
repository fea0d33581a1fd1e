namespace HelpDesk.Users.Domain.ServiceAccounts;

/// <summary>A service account as it is stored: what <see cref="ServiceAccount.Restore"/> brings back to life.</summary>
/// <param name="Id">Its client id.</param>
/// <param name="OrganizationId">The organization it belongs to.</param>
/// <param name="Name">What people call it, unique in the organization.</param>
/// <param name="Permissions">What it may do; at least one code, each once.</param>
/// <param name="IsActive">Whether it may come in.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
/// <param name="LastUsedAt">When it last got a token, UTC.</param>
/// <param name="AccessVersion">Goes up whenever the tokens issued before must end.</param>
/// <param name="Version">How often it was changed; checked by every write.</param>
/// <param name="SecretHash">What recognises its secret.</param>
/// <param name="PreviousSecretHash">What recognises the secret before, null when that counts no more.</param>
/// <param name="PreviousSecretUntil">Until when the secret before counts, UTC.</param>
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
