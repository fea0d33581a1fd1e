using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Users;

/// <summary>Some users of a list.</summary>
public sealed class OrganizationsUserPage
{
    /// <summary>The users.</summary>
    [JsonPropertyName("data")]
    public IAsyncEnumerable<OrganizationsUser> Data { get; init; } = AsyncEnumerable.Empty<OrganizationsUser>();

    /// <summary>Which page it is, counted from 1; null when a cursor was sent.</summary>
    /// <example>1</example>
    [JsonPropertyName("page")]
    public int? Page { get; init; }

    /// <summary>How many users a page has at the most.</summary>
    /// <example>20</example>
    [JsonPropertyName("limit")]
    public int Limit { get; init; }

    /// <summary>How many users the whole list has.</summary>
    /// <example>45</example>
    [JsonPropertyName("total")]
    public int Total { get; init; }

    /// <summary>What to send as cursor to go on after these users, however many were added or removed meanwhile; null at the end.</summary>
    [JsonPropertyName("next_cursor")]
    public string? NextCursor { get; init; }
}
