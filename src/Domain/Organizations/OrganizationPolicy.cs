namespace HelpDesk.Users.Domain.Organizations;

/// <summary>What an organization decides for itself.</summary>
/// <param name="Areas">The catalogue of areas; empty when any area will do.</param>
/// <param name="RequiresPasswordChange">
/// Whether a password that an administrator set opens nothing but the way to change it. When false, that is only reported.
/// </param>
public sealed record OrganizationPolicy(IReadOnlyList<Area> Areas, bool RequiresPasswordChange)
{
    /// <summary>No catalogue, and passwords that administrators set must be changed.</summary>
    public static OrganizationPolicy Default { get; } = new([], RequiresPasswordChange: true);
}
