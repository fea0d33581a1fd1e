using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.ListOrganizations;

/// <summary>Reads a page of all organizations in the order of their ids. Refused with <see cref="ErrorKind.Validation"/>.</summary>
[RequiresPermission(Permissions.OrganizationsManage, AuditName = "ListOrganizations")]
public sealed record ListOrganizationsQuery : IQuery<Result<OrganizationPage>>, IInputErrors
{
    /// <summary>No directory has more pages.</summary>
    public const int MaxPage = 10_000_000;

    /// <summary>The most organizations of a page.</summary>
    public const int MaxLimit = 100;

    /// <summary>The organizations of a page when nothing is asked for.</summary>
    public const int DefaultLimit = 20;

    /// <summary>True for those whose people may come in, false for the others; null for all.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Which page, from 1 to <see cref="MaxPage"/>.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many organizations a page has, from 1 to <see cref="MaxLimit"/>.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <inheritdoc/>
    public IReadOnlyList<Error> InputErrors { get; init; } = [];
}
