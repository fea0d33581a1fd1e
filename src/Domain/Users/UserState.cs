using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Domain.Users;

/// <summary>The stored state of a <see cref="User"/>, whose properties have the same names.</summary>
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
