using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>The data of a user in lists.</summary>
/// <param name="Id">The id (UUID version 7).</param>
/// <param name="Number">The number, unique over all organizations, in order of creation.</param>
/// <param name="Email">The email address, as given.</param>
/// <param name="Status">Whether the user can sign in.</param>
/// <param name="Version">The version, which increases with every change.</param>
public record UserSummary(
    Guid Id,
    long Number,
    string Email,
    string Name,
    IReadOnlyList<string> Roles,
    string? Area,
    string? Telefono,
    UserStatus Status,
    long Version)
{
    /// <summary>
    /// Until when failed sign-ins lock the user's email address, UTC; null when it isn't locked. Only in the result of a query, and not in
    /// a list of summaries.
    /// </summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>
    /// When the temporary password expires, UTC; null for another password, and where passwords needn't be changed. Only in the result of a
    /// sign-in, and of a query for one user with all its data.
    /// </summary>
    public DateTimeOffset? PasswordExpiresAt { get; init; }
}
