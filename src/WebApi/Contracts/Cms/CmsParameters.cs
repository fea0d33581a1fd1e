using System.Globalization;
using System.Text.Json;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>The contract's query parameters, statuses, sort orders and ids.</summary>
internal static class CmsParameters
{
    /// <summary>A number that no user has.</summary>
    public const long NoNumber = 0;

    /// <summary>The parameters of the list of users, in the order in which faults are listed.</summary>
    public static readonly IReadOnlyList<QueryParameter> Users =
    [
        new(nameof(ListUsersQuery.Search), "q"),
        new(nameof(ListUsersQuery.Role), "role"),
        new(nameof(ListUsersQuery.Status), "status"),
        new(nameof(ListUsersQuery.Email), "email"),
        new(nameof(ListUsersQuery.Users), "ids"),
        new(nameof(ListUsersQuery.Order), "sort"),
        new(nameof(ListUsersQuery.Limit), "limit"),
        new(nameof(ListUsersQuery.Cursor), PageLink.CursorName),
    ];

    /// <summary>The statuses by their JSON names.</summary>
    public static readonly IReadOnlyDictionary<string, UserStatus> Statuses =
        Enum.GetValues<UserStatus>().ToDictionary(status => JsonNamingPolicy.CamelCase.ConvertName(status.ToString()));

    /// <summary>The sort orders by the names that clients send.</summary>
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

    /// <summary>Parses an id in the path. Returns <see cref="NoNumber"/> unless it is a positive integer without leading zeros.</summary>
    public static long ReadNumber(string text) =>
        !text.StartsWith('0') && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : NoNumber;
}
