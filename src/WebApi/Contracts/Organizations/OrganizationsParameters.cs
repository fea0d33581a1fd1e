using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.Organizations;

/// <summary>The parameters of the contract's queries, in the order in which faults are listed.</summary>
internal static class OrganizationsParameters
{
    /// <summary>The parameter with the number of the page, from 1.</summary>
    public const string Page = "page";

    /// <summary>The parameters of the list of users.</summary>
    public static readonly IReadOnlyList<QueryParameter> Users =
    [
        new(nameof(ListUsersQuery.Offset), Page),
        new(nameof(ListUsersQuery.Limit), "limit"),
        new(nameof(ListUsersQuery.IsActive), "active"),
        new(nameof(ListUsersQuery.Search), "q"),
        new(nameof(ListUsersQuery.Role), "role_id"),
        new(nameof(ListUsersQuery.Local), "local_id"),
        new(nameof(ListUsersQuery.Email), "email"),
        new(nameof(ListUsersQuery.Users), "ids"),
        new(nameof(ListUsersQuery.Order), "sort"),
        new(nameof(ListUsersQuery.Cursor), PageLink.CursorName),
    ];
}
