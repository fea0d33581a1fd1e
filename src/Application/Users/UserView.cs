using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>A user as callers see it. Users leave the application in this shape, or as a <see cref="UserSummary"/>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number in the directory, in order of creation.</param>
/// <param name="OrganizationId">The organization it belongs to.</param>
/// <param name="Email">Its address, as given.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Roles">The names of its roles.</param>
/// <param name="Area">The area it works for, if any.</param>
/// <param name="Telefono">Its phone number, if any.</param>
/// <param name="Status">Whether it may sign in.</param>
/// <param name="MustChangePassword">Whether an administrator chose its password.</param>
/// <param name="LastLogin">When it last signed in, UTC.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
/// <param name="UpdatedAt">When it was last changed, UTC.</param>
/// <param name="Version">How often it was changed.</param>
/// <param name="GivenFirst">The first part of its name when that was given in two, else null.</param>
/// <param name="Username">Its username, if it has one.</param>
/// <param name="Avatar">The URL of its picture, if it has one.</param>
/// <param name="Locals">The ids of the locals where it works.</param>
/// <param name="Permissions">The codes that its roles allow, each once.</param>
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
    /// <summary>The counters that other services keep for it, by name; empty unless they were asked for.</summary>
    public IReadOnlyDictionary<string, long> Stats { get; init; } = UserStats.None.Counters;

    /// <summary>The first part of its name.</summary>
    public string FirstName => PersonName.Restore(Name, GivenFirst).First;

    /// <summary>What comes after that; empty when there is nothing.</summary>
    public string LastName => PersonName.Restore(Name, GivenFirst).Last;

    /// <summary>A user that a command has at hand.</summary>
    /// <param name="user">The user.</param>
    /// <returns>What callers see of it.</returns>
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
