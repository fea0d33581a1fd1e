using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>A user as callers see it. Users leave the application only as this type or as a <see cref="UserSummary"/>.</summary>
/// <param name="Id">The id (UUID version 7).</param>
/// <param name="Number">The number, unique over all organizations, in order of creation.</param>
/// <param name="Email">The email address, as given.</param>
/// <param name="Status">Whether the user can sign in.</param>
/// <param name="MustChangePassword">Whether an administrator chose the password.</param>
/// <param name="LastLogin">When the user last signed in, UTC; null for never.</param>
/// <param name="UpdatedAt">When the user was last changed, UTC.</param>
/// <param name="Version">The version, which increases with every change.</param>
/// <param name="GivenFirst">The first part of a name that was given in two parts; otherwise null.</param>
/// <param name="Locals">The ids of the locals where the user works.</param>
/// <param name="Permissions">The codes of the permissions of all roles, without duplicates.</param>
public sealed record UserView(
    Guid Id,
    long Number,
    string OrganizationId,
    string Email,
    string Name,
    IReadOnlyList<string> Roles,
    string? Area,
    string? Telefono,
    UserStatus Status,
    bool MustChangePassword,
    DateTimeOffset? LastLogin,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version,
    string? GivenFirst,
    string? Username,
    string? Avatar,
    IReadOnlyList<string> Locals,
    IReadOnlyList<string> Permissions) : UserSummary(Id, Number, Email, Name, Roles, Area, Telefono, Status, Version)
{
    /// <summary>The counters that other services keep for the user, by name; empty when they weren't requested.</summary>
    public IReadOnlyDictionary<string, long> Stats { get; init; } = UserStats.None.Counters;

    /// <summary>When the user last signed in or continued a session, UTC, to the day; null for never. Only in the result of a query.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Whether the user has a password. Only in the result of a query.</summary>
    public bool HasPassword { get; init; }

    /// <summary>The first part of the name.</summary>
    public string FirstName => PersonName.Restore(Name, GivenFirst).First;

    /// <summary>The rest of the name after the first part; can be empty.</summary>
    public string LastName => PersonName.Restore(Name, GivenFirst).Last;

    /// <summary>Converts a loaded user.</summary>
    public static UserView From(User user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new(
            user.Id,
            user.Number,
            user.OrganizationId,
            user.Email.Value,
            user.Name.Value,
            [.. user.Roles.Select(role => role.Name)],
            user.Area?.Value,
            user.Telefono?.Value,
            user.Status,
            user.MustChangePassword,
            user.LastLogin,
            user.CreatedAt,
            user.UpdatedAt,
            user.Version,
            user.Name.GivenFirst,
            user.Username?.Value,
            user.Avatar?.Value,
            [.. user.Locals.Select(local => local.Id)],
            [.. user.Roles.SelectMany(role => role.Permissions).Distinct()]);
    }
}
