using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Which users of the caller's organization are meant, and in which order. What is null does not matter.</summary>
public sealed record UserFilter
{
    /// <summary>All users in order of creation.</summary>
    public static UserFilter None { get; } = new();

    /// <summary>A text inside the name or the address, whatever its case and accents.</summary>
    public string? Search { get; init; }

    /// <summary>The number of a role that they hold.</summary>
    public int? RoleNumber { get; init; }

    /// <summary>The area that they work for, as stored.</summary>
    public string? Area { get; init; }

    /// <summary>The id of a local where they work.</summary>
    public string? LocalId { get; init; }

    /// <summary>Whether they may come in.</summary>
    public UserStatus? Status { get; init; }

    /// <summary>True for those who may come in, false for all others.</summary>
    public bool? IsActive { get; init; }

    /// <summary>What they are ordered by.</summary>
    public UserOrder Order { get; init; }

    /// <summary>Whether the order is turned round.</summary>
    public bool IsDescending { get; init; }
}
