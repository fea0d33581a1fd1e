using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Who sends a request, and in which organization it acts.</summary>
public sealed record Caller
{
    /// <summary>The organization that the request acts in; for a signed-in caller always its own.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>
    /// The template of that organization as the token tells it; null for who is not signed in. Contracts that serve organizations of
    /// one template ask for it.
    /// </summary>
    public string? OrganizationTemplate { get; init; }

    /// <summary>The signed-in user, null for nobody.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The service account that asks instead of a user, null for none.</summary>
    public string? ServiceAccountId { get; init; }

    /// <summary>The name that the audit shows for the caller: a user's address, a service account's name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is known who asks.</summary>
    public bool IsSignedIn => UserId is not null || ServiceAccountId is not null;

    /// <summary>The access version that the caller's token was issued for; 0 for a caller without one.</summary>
    public long AccessVersion { get; init; }

    /// <summary>What the caller may do.</summary>
    public IReadOnlySet<string> Permissions { get; init; } = new HashSet<string>();

    /// <summary>Whether the caller must choose a password of its own before anything else.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Where the request comes from.</summary>
    public CallerOrigin Origin { get; init; } = CallerOrigin.None;

    /// <summary>Whether the service itself asks, at its start or by a command of its operator.</summary>
    public bool IsSystem { get; init; }

    /// <summary>Nobody in particular, in an organization.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <returns>The caller.</returns>
    public static Caller Anonymous(string organizationId = Organization.HelpDeskId) => new() { OrganizationId = organizationId };

    /// <summary>The service itself, in an organization.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <returns>The caller.</returns>
    public static Caller System(string organizationId) => new() { OrganizationId = organizationId, IsSystem = true };
}
