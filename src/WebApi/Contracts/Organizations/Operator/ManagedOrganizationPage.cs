using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>Some organizations of a list.</summary>
public sealed class ManagedOrganizationPage
{
    /// <summary>The organizations, by id.</summary>
    [JsonPropertyName("data")]
    public IReadOnlyList<ManagedOrganization> Data { get; init; } = [];

    /// <summary>Which page it is, counted from 1.</summary>
    /// <example>1</example>
    [JsonPropertyName("page")]
    public int Page { get; init; }

    /// <summary>How many organizations a page has at the most.</summary>
    /// <example>20</example>
    [JsonPropertyName("limit")]
    public int Limit { get; init; }

    /// <summary>How many organizations the whole list has.</summary>
    /// <example>4</example>
    [JsonPropertyName("total")]
    public int Total { get; init; }
}
