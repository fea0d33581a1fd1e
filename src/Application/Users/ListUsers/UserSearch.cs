using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Which users of the caller's organization are asked for, and in which order: all of them in order of creation when nothing is set.</summary>
public abstract record UserSearch : ParsedRequest
{
    /// <summary>The most users of a page.</summary>
    public const int MaxLimit = 1000;

    /// <summary>The most characters of <see cref="Search"/>.</summary>
    public const int MaxSearchLength = 200;

    /// <summary>A text inside the name or the address; null for any.</summary>
    public Input<string?> Search { get; init; }

    /// <summary>A role that they hold.</summary>
    public Input<RoleReference> Role { get; init; }

    /// <summary>An area that they work for; null for any.</summary>
    public Input<Area?> Area { get; init; }

    /// <summary>The id of a local where they work.</summary>
    public Input<string> Local { get; init; }

    /// <summary>Their status.</summary>
    public Input<UserStatus> Status { get; init; }

    /// <summary>True for those who may sign in, false for all others.</summary>
    public Input<bool> IsActive { get; init; }

    /// <summary>What they are ordered by; their creation when it is left out.</summary>
    public Input<UserOrder> Order { get; init; }

    /// <summary>Whether the order is turned round.</summary>
    public bool IsDescending { get; init; }

    /// <summary>How many users at the most; left out for all.</summary>
    public Input<int> Limit { get; init; }

    /// <summary>Where to go on: the <see cref="UserPage{TUser}.NextCursor"/> of the page before, in the same order and direction.</summary>
    public Input<UserPosition> Cursor { get; init; }

    /// <summary>How many users of the list to leave out first, for contracts that count pages.</summary>
    public Input<int> Offset { get; init; }

    /// <summary>Whether the total is wanted, whatever it costs to count.</summary>
    public bool WantsTotal { get; init; }

    /// <summary>Reads a text to search for.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>The text, trimmed, null for a blank one; or <see cref="ErrorCodes.TooLong"/> beyond <see cref="MaxSearchLength"/>.</returns>
    public static Result<string?> ParseSearch(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > MaxSearchLength
            ? Error.Validation(ErrorCodes.TooLong) with { Limit = MaxSearchLength }
            : Result<string?>.Success(string.IsNullOrWhiteSpace(text) ? null : text.Trim());
    }

    /// <summary>Reads how many users are wanted.</summary>
    /// <param name="number">What was sent.</param>
    /// <returns>The number, or <see cref="ErrorCodes.OutOfRange"/> for what is not 1 to <see cref="MaxLimit"/>.</returns>
    public static Result<int> ParseLimit(int number) => number is >= 1 and <= MaxLimit
        ? number
        : Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, MaxLimit) };
}
