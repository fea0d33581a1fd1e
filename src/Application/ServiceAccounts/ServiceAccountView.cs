using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>A service account as callers see it.</summary>
/// <param name="Id">Its client id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Permissions">What it may do.</param>
/// <param name="IsActive">Whether it may come in.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
/// <param name="LastUsedAt">When it last got a token, UTC.</param>
/// <param name="PreviousSecretUntil">When the secret before stops counting, or did, UTC; null when there is none.</param>
public sealed record ServiceAccountView(
    string Id,
    string Name,
    IReadOnlyList<string> Permissions,
    bool IsActive,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? PreviousSecretUntil)
{
    /// <summary>An account that a command has at hand.</summary>
    /// <param name="account">The account.</param>
    /// <returns>What callers see of it.</returns>
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
