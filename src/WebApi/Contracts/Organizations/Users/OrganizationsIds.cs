using System.Globalization;
using HelpDesk.Users.Application.Users;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Users;

/// <summary>The contract's ids of users: the number in the directory with at least three digits, such as <c>user_001</c>.</summary>
internal static class OrganizationsIds
{
    private const string UserPrefix = "user_";

    public static string OfUser(long number) => string.Create(CultureInfo.InvariantCulture, $"{UserPrefix}{number:D3}");

    /// <summary>Parses an id in the path. Returns <c>default</c>, which refers to no user, for any other text.</summary>
    public static UserReference ParseUser(string text) =>
        text.StartsWith(UserPrefix, StringComparison.Ordinal)
        && long.TryParse(text.AsSpan(UserPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && OfUser(number) == text
            ? UserReference.Numbered(number)
            : default;
}
