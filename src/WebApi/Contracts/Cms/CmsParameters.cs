using System.Globalization;
using System.Text.Json;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>How the contract writes ids, roles, statuses and orders, and the parameters of its list in the order in which faults are told.</summary>
internal static class CmsParameters
{
    /// <summary>The number of nobody.</summary>
    public const long NoNumber = 0;

    /// <summary>Those of the list of users.</summary>
    public static readonly IReadOnlyList<QueryParameter> List =
    [
        new(nameof(ListUsersQuery.Search), "q"),
        new(nameof(ListUsersQuery.Role), "role"),
        new(nameof(ListUsersQuery.Status), "status"),
        new(nameof(ListUsersQuery.Order), "sort"),
        new(nameof(ListUsersQuery.Limit), "limit"),
        new(nameof(ListUsersQuery.Cursor), PageLink.CursorName),
    ];

    /// <summary>The statuses by their names.</summary>
    public static readonly IReadOnlyDictionary<string, UserStatus> Statuses =
        Enum.GetValues<UserStatus>().ToDictionary(status => JsonNamingPolicy.CamelCase.ConvertName(status.ToString()));

    /// <summary>The orders by their names.</summary>
    public static readonly IReadOnlyDictionary<string, (UserOrder Order, bool IsDescending)> Orders =
        new Dictionary<string, (UserOrder, bool)>
        {
            ["createdAt"] = (UserOrder.Created, false),
            ["-createdAt"] = (UserOrder.Created, true),
            ["name"] = (UserOrder.Name, false),
            ["-name"] = (UserOrder.Name, true),
            ["email"] = (UserOrder.Email, false),
            ["-email"] = (UserOrder.Email, true),
        };

    /// <summary>Reads an id of the path. What is no positive whole number as it is written is the id of nobody.</summary>
    public static long ReadNumber(string text) =>
        !text.StartsWith('0') && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : NoNumber;
}
