using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.ListOrganizations;

/// <summary>Reads a page of all organizations in the order of their ids. Refused with <see cref="ErrorKind.Validation"/>.</summary>
[RequiresPermission(Permissions.OrganizationsManage, AuditName = "ListOrganizations")]
public sealed record ListOrganizationsQuery : ParsedRequest, IQuery<Result<OrganizationPage>>
{
    /// <summary>The greatest <see cref="Page"/>, so that the offset doesn't overflow.</summary>
    public const int MaxPage = 10_000_000;

    /// <summary>The greatest <see cref="Limit"/>.</summary>
    public const int MaxLimit = 100;

    /// <summary>The size of a page when <see cref="Limit"/> is omitted.</summary>
    public const int DefaultLimit = 20;

    /// <summary>True for active organizations, false for inactive ones; omitted for both.</summary>
    public Input<bool> IsActive { get; init; }

    /// <summary>The number of the page, counted from 1; the first page when omitted.</summary>
    public Input<int> Page { get; init; }

    /// <summary>The size of a page; <see cref="DefaultLimit"/> when omitted.</summary>
    public Input<int> Limit { get; init; }

    /// <summary>Parses a <see cref="Page"/>.</summary>
    /// <returns>The page, or <see cref="ErrorCodes.OutOfRange"/> when it is not from 1 to <see cref="MaxPage"/>.</returns>
    public static Result<int> ParsePage(int number) => number is >= 1 and <= MaxPage
        ? number
        : Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, MaxPage) };

    /// <summary>Parses a <see cref="Limit"/>.</summary>
    /// <returns>The limit, or <see cref="ErrorCodes.OutOfRange"/> when it is not from 1 to <see cref="MaxLimit"/>.</returns>
    public static Result<int> ParseLimit(int number) => number is >= 1 and <= MaxLimit
        ? number
        : Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, MaxLimit) };
}
