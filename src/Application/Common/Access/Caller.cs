using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Who sends a request, and in which organization.</summary>
public sealed record Caller
{
    /// <summary>The organization of the request; for a signed-in caller always the caller's own.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>
    /// The template of that organization, from the token; null when the caller isn't signed in. Contracts for organizations of one
    /// template check it.
    /// </summary>
    public string? OrganizationTemplate { get; init; }

    /// <summary>The id of the signed-in user; null for other callers.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The client id of the service account; null for other callers.</summary>
    public string? ServiceAccountId { get; init; }

    /// <summary>The name of the caller in the audit: a user's email address or a service account's name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the caller is a signed-in user or a service account.</summary>
    public bool IsSignedIn => UserId is not null || ServiceAccountId is not null;

    /// <summary>The access version of the caller's token; 0 for a caller without a token.</summary>
    public long AccessVersion { get; init; }

    /// <summary>
    /// The id of the session of the caller's token; null for other callers, and for tokens that were issued before sessions had one.
    /// </summary>
    public Guid? SessionId { get; init; }

    /// <summary>The codes of the caller's permissions.</summary>
    public IReadOnlySet<string> Permissions { get; init; } = new HashSet<string>();

    /// <summary>Whether the caller must change the password before any other request.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>The origin of the request.</summary>
    public CallerOrigin Origin { get; init; } = CallerOrigin.None;

    /// <summary>Whether this service itself is the caller, when it starts or through an operator's command.</summary>
    public bool IsSystem { get; init; }

    /// <summary>A caller who isn't signed in.</summary>
    public static Caller Anonymous(string organizationId = Organization.HelpDeskId) => new() { OrganizationId = organizationId };

    /// <summary>This service itself.</summary>
    public static Caller System(string organizationId) => new() { OrganizationId = organizationId, IsSystem = true };
}
