using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>
/// A search for users of the caller's organization, and their order. Without any property, it returns all users in order of creation.
/// </summary>
public abstract record UserSearch : ParsedRequest
{
    /// <summary>The greatest <see cref="Limit"/>.</summary>
    public const int MaxLimit = 1000;

    /// <summary>The maximum length of <see cref="Search"/>, in UTF-16 units.</summary>
    public const int MaxSearchLength = 200;

    /// <summary>The maximum number of <see cref="Users"/>.</summary>
    public const int MaxReferences = 100;

    /// <summary>The exact email address.</summary>
    public Input<EmailAddress> Email { get; init; }

    /// <summary>Some users, all identified in the same way; nobody when it is empty.</summary>
    public Input<IReadOnlyList<UserReference>> Users { get; init; }

    /// <summary>A part of the name or the email address; null for any.</summary>
    public Input<string?> Search { get; init; }

    /// <summary>A role of the users.</summary>
    public Input<RoleReference> Role { get; init; }

    /// <summary>The area of the users; null for any.</summary>
    public Input<Area?> Area { get; init; }

    /// <summary>The id of a local where the users work.</summary>
    public Input<string> Local { get; init; }

    /// <summary>The status of the users.</summary>
    public Input<UserStatus> Status { get; init; }

    /// <summary>True for active users, false for all others.</summary>
    public Input<bool> IsActive { get; init; }

    /// <summary>Users who were last seen before this time. Those who never were don't match.</summary>
    public Input<DateTimeOffset> LastSeenBefore { get; init; }

    /// <summary>True for users who never signed in, false for those who did.</summary>
    public Input<bool> NeverSignedIn { get; init; }

    /// <summary>Whether the users must change their password.</summary>
    public Input<bool> MustChangePassword { get; init; }

    /// <summary>Users who were changed at this time or later.</summary>
    public Input<DateTimeOffset> UpdatedSince { get; init; }

    /// <summary>The sort order; <see cref="UserOrder.Created"/> when omitted.</summary>
    public Input<UserOrder> Order { get; init; }

    /// <summary>Whether the order is descending.</summary>
    public bool IsDescending { get; init; }

    /// <summary>The maximum number of users; omitted for all.</summary>
    public Input<int> Limit { get; init; }

    /// <summary>The <see cref="UserPage{TUser}.NextCursor"/> of the previous page, with the same order and direction.</summary>
    public Input<UserPosition> Cursor { get; init; }

    /// <summary>The number of users to skip, for contracts with page numbers.</summary>
    public Input<int> Offset { get; init; }

    /// <summary>Whether the total is counted also without a limit, and exactly, even when this is expensive.</summary>
    public bool WantsTotal { get; init; }

    /// <summary>Parses a <see cref="Search"/>.</summary>
    /// <returns>The trimmed text, null for a blank one; or <see cref="ErrorCodes.TooLong"/>.</returns>
    public static Result<string?> ParseSearch(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > MaxSearchLength
            ? Error.Validation(ErrorCodes.TooLong) with { Limit = MaxSearchLength }
            : Result<string?>.Success(string.IsNullOrWhiteSpace(text) ? null : text.Trim());
    }

    /// <summary>Parses a <see cref="Limit"/>.</summary>
    /// <returns>The limit, or <see cref="ErrorCodes.OutOfRange"/> when it is not from 1 to <see cref="MaxLimit"/>.</returns>
    public static Result<int> ParseLimit(int number) => number is >= 1 and <= MaxLimit
        ? number
        : Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, MaxLimit) };
}
