using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Domain.Users;

/// <summary>A user as it is stored: what <see cref="User.Restore"/> brings back to life.</summary>
/// <param name="Id">Its id (UUID version 7).</param>
/// <param name="Number">Its number in the directory; 0 until it is stored.</param>
/// <param name="OrganizationId">The organization it belongs to.</param>
/// <param name="Email">Its address, unique in the organization.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Roles">The roles it holds; at least one.</param>
/// <param name="Area">The area it works for, if any.</param>
/// <param name="Telefono">Its phone number, if any.</param>
/// <param name="Status">Whether it may come in.</param>
/// <param name="MustChangePassword">Whether an administrator chose its password.</param>
/// <param name="LastLogin">When it last signed in, UTC.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
/// <param name="UpdatedAt">When it was last changed, UTC.</param>
/// <param name="Version">How often it was changed; checked by every write.</param>
/// <param name="AccessVersion">Goes up whenever the tokens issued before must end.</param>
/// <param name="Locals">Where it works.</param>
/// <param name="Username">Its username, if it has one.</param>
/// <param name="Avatar">Its picture, if it has one.</param>
/// <param name="TemporaryPasswordUntil">When a password that must be changed stops working, UTC; null for never.</param>
public sealed record UserState(
    Guid Id,
    long Number,
    string OrganizationId,
    EmailAddress Email,
    PersonName Name,
    IReadOnlyList<RoleDefinition> Roles,
    Area? Area,
    Telefono? Telefono,
    UserStatus Status,
    bool MustChangePassword,
    DateTimeOffset? LastLogin,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version,
    long AccessVersion,
    IReadOnlyList<Local> Locals,
    Username? Username,
    Avatar? Avatar,
    DateTimeOffset? TemporaryPasswordUntil);
