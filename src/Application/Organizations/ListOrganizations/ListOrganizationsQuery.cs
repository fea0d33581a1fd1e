using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.ListOrganizations;

/// <summary>Reads a page of all organizations in the order of their ids. Refused with <see cref="ErrorKind.Validation"/>.</summary>
[RequiresPermission(Permissions.OrganizationsManage, AuditName = "ListOrganizations")]
public sealed record ListOrganizationsQuery : ParsedRequest, IQuery<Result<OrganizationPage>>
{
    /// <summary>No directory has more pages.</summary>
    public const int MaxPage = 10_000_000;

    /// <summary>The most organizations of a page.</summary>
    public const int MaxLimit = 100;

    /// <summary>The organizations of a page when nothing is asked for.</summary>
    public const int DefaultLimit = 20;

    /// <summary>True for those whose users may sign in, false for the others; left out for all.</summary>
    public Input<bool> IsActive { get; init; }

    /// <summary>Which page; the first when it is left out.</summary>
    public Input<int> Page { get; init; }

    /// <summary>How many organizations a page has; <see cref="DefaultLimit"/> when it is left out.</summary>
    public Input<int> Limit { get; init; }

    /// <summary>Reads which page is wanted.</summary>
    /// <param name="number">What was sent.</param>
    /// <returns>The page, or <see cref="ErrorCodes.OutOfRange"/> for what is not 1 to <see cref="MaxPage"/>.</returns>
    public static Result<int> ParsePage(int number) => number is >= 1 and <= MaxPage
        ? number
        : Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, MaxPage) };

    /// <summary>Reads how many organizations are wanted.</summary>
    /// <param name="number">What was sent.</param>
    /// <returns>The number, or <see cref="ErrorCodes.OutOfRange"/> for what is not 1 to <see cref="MaxLimit"/>.</returns>
    public static Result<int> ParseLimit(int number) => number is >= 1 and <= MaxLimit
        ? number
        : Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, MaxLimit) };
}
