using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>
/// Reads users of the caller's organization: all of them in order of creation, unless something else is asked for.
/// Refused with <see cref="ErrorKind.Validation"/>.
/// </summary>
[RequiresPermission(Permissions.UsersRead, AuditName = "ListUsers")]
public sealed record ListUsersQuery : IQuery<Result<UserPage>>, IInputErrors
{
    /// <summary>The most users of a page.</summary>
    public const int MaxLimit = 1000;

    /// <summary>The most characters of <see cref="Search"/>.</summary>
    public const int MaxSearchLength = 200;

    /// <summary>A text inside the name or the address; null or blank for any.</summary>
    public string? Search { get; init; }

    /// <summary>A role that they hold.</summary>
    public RoleReference? Role { get; init; }

    /// <summary>An area that they work for.</summary>
    public string? Area { get; init; }

    /// <summary>The id of a local where they work.</summary>
    public string? Local { get; init; }

    /// <summary>Whether they may come in, to the letter.</summary>
    public UserStatus? Status { get; init; }

    /// <summary>True for those who may come in, false for all others.</summary>
    public bool? IsActive { get; init; }

    /// <summary>What they are ordered by.</summary>
    public UserOrder Order { get; init; }

    /// <summary>Whether the order is turned round.</summary>
    public bool IsDescending { get; init; }

    /// <summary>How many users at the most, from 1 to <see cref="MaxLimit"/>; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Where to go on: the <see cref="UserPage.NextCursor"/> of the page before, in the same order and direction.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many users of the list to leave out first, for contracts that count pages.</summary>
    public int Offset { get; init; }

    /// <summary>Whether the total is wanted, however dear it is.</summary>
    public bool WantsTotal { get; init; }

    /// <summary>Whether the users' counters are wanted.</summary>
    public bool WithStats { get; init; }

    /// <summary>
    /// Whether only what a list of names shows is wanted: id, number, address, name, roles, area, phone, status and version. The other
    /// members may then be those of nobody.
    /// </summary>
    public bool IsBrief { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Error> InputErrors { get; init; } = [];
}
