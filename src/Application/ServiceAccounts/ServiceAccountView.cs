using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>A service account as callers see it.</summary>
/// <param name="Id">The client id (RFC 6749).</param>
/// <param name="Name">The display name, unique in the organization.</param>
/// <param name="IsActive">Whether it can get tokens.</param>
/// <param name="LastUsedAt">When it last got a token, UTC; null for never.</param>
/// <param name="PreviousSecretUntil">When the previous secret expires or expired, UTC; null when there is none.</param>
public sealed record ServiceAccountView(
    string Id,
    string Name,
    IReadOnlyList<string> Permissions,
    bool IsActive,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? PreviousSecretUntil)
{
    /// <summary>Converts a loaded account.</summary>
    public static ServiceAccountView From(ServiceAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return new(
            account.Id,
            account.Name.Value,
            account.Permissions,
            account.IsActive,
            account.CreatedAt,
            account.LastUsedAt,
            account.PreviousSecretUntil);
    }
}
