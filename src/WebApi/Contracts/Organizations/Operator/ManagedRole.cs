using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>A role of an organization.</summary>
public sealed class ManagedRole
{
    /// <summary>Its key: what role_ids of users name it by.</summary>
    /// <example>role_gerente</example>
    [JsonPropertyName("key")]
    public string Key { get; init; } = "";

    /// <summary>Its number.</summary>
    /// <example>2</example>
    [JsonPropertyName("number")]
    public int Number { get; init; }

    /// <summary>Its name.</summary>
    /// <example>Gerente</example>
    [JsonPropertyName("name")]
    public string Name { get; init; } = "";

    /// <summary>What it is for; null for nothing.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>What it allows, as permission codes.</summary>
    /// <example>["users:read"]</example>
    [JsonPropertyName("permissions")]
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Whether who holds it must work for an area.</summary>
    /// <example>false</example>
    [JsonPropertyName("needs_area")]
    public bool NeedsArea { get; init; }

    /// <summary>Whether it is the role that the organization must never be left without.</summary>
    /// <example>false</example>
    [JsonPropertyName("is_administrator")]
    public bool IsAdministrator { get; init; }
}
