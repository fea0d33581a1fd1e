using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>A filter on the users of the caller's organization, and their order. Null properties match all users.</summary>
public sealed record UserFilter
{
    /// <summary>All users in order of creation.</summary>
    public static UserFilter None { get; } = new();

    /// <summary>The canonical form of the email address.</summary>
    public string? CanonicalEmail { get; init; }

    /// <summary>Some users, all identified in the same way; nobody when it is empty.</summary>
    public IReadOnlyList<UserReference>? Users { get; init; }

    /// <summary>A part of the name or the email address; case and accents are ignored.</summary>
    public string? Search { get; init; }

    /// <summary>The number of a role.</summary>
    public int? RoleNumber { get; init; }

    /// <summary>The area, in its normalized form.</summary>
    public string? Area { get; init; }

    /// <summary>The id of a local where the users work.</summary>
    public string? LocalId { get; init; }

    /// <summary>The status.</summary>
    public UserStatus? Status { get; init; }

    /// <summary>True for active users, false for all others.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Users who were last seen before this time, UTC. Those who never were don't match.</summary>
    public DateTimeOffset? LastSeenBefore { get; init; }

    /// <summary>True for users who never signed in, false for those who did.</summary>
    public bool? NeverSignedIn { get; init; }

    /// <summary>Whether the users must change their password.</summary>
    public bool? MustChangePassword { get; init; }

    /// <summary>Users who were changed at this time, UTC, or later.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>The sort order.</summary>
    public UserOrder Order { get; init; }

    /// <summary>Whether the order is descending.</summary>
    public bool IsDescending { get; init; }
}
