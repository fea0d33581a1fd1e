using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.Works;

/// <summary>The parameters of the contract's queries, in the order in which faults are listed.</summary>
internal static class WorksParameters
{
    /// <summary>The parameters of the list of users.</summary>
    public static readonly IReadOnlyList<QueryParameter> Users =
    [
        new(nameof(ListUsersQuery.Search), "q"),
        new(nameof(ListUsersQuery.Role), "roles"),
        new(nameof(ListUsersQuery.IsActive), "isActive"),
        new(nameof(ListUsersQuery.Email), "email"),
        new(nameof(ListUsersQuery.Users), "ids"),
        new(nameof(ListUsersQuery.Order), "sort"),
        new(nameof(ListUsersQuery.Limit), "limit"),
        new(nameof(ListUsersQuery.Cursor), PageLink.CursorName),
    ];

    /// <summary>The names of the roles.</summary>
    public static readonly IEnumerable<string> Roles = OrganizationTemplates.WorksRoles.Select(role => role.Name);

    /// <summary>The sort orders by the names that clients send.</summary>
    public static readonly IReadOnlyDictionary<string, (UserOrder Order, bool IsDescending)> Orders = new (string Name, UserOrder Order)[]
    {
        ("createdAt", UserOrder.Created),
        ("nombreCompleto", UserOrder.Name),
        ("email", UserOrder.Email),
    }.SelectMany(order => new[] { (order.Name, (order.Order, false)), ($"-{order.Name}", (order.Order, true)) }).ToDictionary();
}
