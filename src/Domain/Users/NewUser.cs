using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Domain.Users;

/// <summary>What a user starts with.</summary>
/// <param name="OrganizationId">The organization it belongs to.</param>
/// <param name="Email">Its address.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Roles">The roles it will hold; at least one.</param>
public sealed record NewUser(string OrganizationId, EmailAddress Email, PersonName Name, IReadOnlyList<RoleDefinition> Roles)
{
    /// <summary>The area it works for, if any.</summary>
    public Area? Area { get; init; }

    /// <summary>Its phone number, if any.</summary>
    public Telefono? Telefono { get; init; }

    /// <summary>Where it works.</summary>
    public IReadOnlyList<Local> Locals { get; init; } = [];

    /// <summary>Its username, if it has one.</summary>
    public Username? Username { get; init; }

    /// <summary>Its picture, if it has one.</summary>
    public Avatar? Avatar { get; init; }

    /// <summary>Whether it may come in at once.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Whether somebody else chose its password.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>When such a password stops working, UTC; null for never.</summary>
    public DateTimeOffset? TemporaryPasswordUntil { get; init; }
}
