using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Domain.Users;

/// <summary>The data of a new user.</summary>
/// <param name="Roles">The roles; at least one.</param>
public sealed record NewUser(string OrganizationId, EmailAddress Email, PersonName Name, IReadOnlyList<RoleDefinition> Roles)
{
    /// <summary>The area; null for none.</summary>
    public Area? Area { get; init; }

    /// <summary>The phone number; null for none.</summary>
    public Telefono? Telefono { get; init; }

    /// <summary>The locals where the user works.</summary>
    public IReadOnlyList<Local> Locals { get; init; } = [];

    /// <summary>The username; null for none.</summary>
    public Username? Username { get; init; }

    /// <summary>The picture; null for none.</summary>
    public Avatar? Avatar { get; init; }

    /// <summary>Whether the user can sign in immediately.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Whether another person chose the password.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>When a password that must be changed expires, UTC; null for never.</summary>
    public DateTimeOffset? TemporaryPasswordUntil { get; init; }
}
