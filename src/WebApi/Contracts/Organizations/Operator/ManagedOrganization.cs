using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>An organization.</summary>
public class ManagedOrganization
{
    /// <summary>Its id.</summary>
    /// <example>org_123</example>
    [JsonPropertyName("id")]
    [JsonPropertyOrder(1)]
    public string Id { get; init; } = "";

    /// <summary>Its name for people.</summary>
    /// <example>Empresa</example>
    [JsonPropertyName("name")]
    [JsonPropertyOrder(2)]
    public string Name { get; init; } = "";

    /// <summary>What it was made from.</summary>
    /// <example>retail</example>
    [JsonPropertyName("template")]
    [JsonPropertyOrder(3)]
    public string Template { get; init; } = "";

    /// <summary>Whether its users and services may come in.</summary>
    /// <example>true</example>
    [JsonPropertyName("is_active")]
    [JsonPropertyOrder(4)]
    public bool IsActive { get; init; }

    /// <summary>The areas that its users may be given; any when empty.</summary>
    /// <example>[]</example>
    [JsonPropertyName("areas")]
    [JsonPropertyOrder(5)]
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Whether a password set by an administrator must be changed before anything else.</summary>
    /// <example>true</example>
    [JsonPropertyName("requires_password_change")]
    [JsonPropertyOrder(6)]
    public bool RequiresPasswordChange { get; init; }

    /// <summary>Its roles, by number.</summary>
    [JsonPropertyName("roles")]
    [JsonPropertyOrder(7)]
    public IReadOnlyList<ManagedRole> Roles { get; init; } = [];

    /// <summary>Where it works.</summary>
    [JsonPropertyName("locals")]
    [JsonPropertyOrder(8)]
    public IReadOnlyList<ManagedLocal> Locals { get; init; } = [];
}
