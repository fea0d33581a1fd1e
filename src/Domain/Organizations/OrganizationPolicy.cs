namespace HelpDesk.Users.Domain.Organizations;

/// <summary>The settings that each organization chooses.</summary>
/// <param name="Areas">The catalogue of areas; empty when any area is allowed.</param>
/// <param name="RequiresPasswordChange">
/// Whether users must change a password that an administrator set before any other request. When false, it is only reported.
/// </param>
public sealed record OrganizationPolicy(IReadOnlyList<Area> Areas, bool RequiresPasswordChange)
{
    /// <summary>The default: no catalogue, and passwords that administrators set must be changed.</summary>
    public static OrganizationPolicy Default { get; } = new([], RequiresPasswordChange: true);
}
