using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>A place where an organization works.</summary>
public sealed class ManagedLocal
{
    /// <summary>Its id: what local_ids of users name it by.</summary>
    /// <example>local_01</example>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>Its name for people.</summary>
    /// <example>Centro</example>
    [JsonPropertyName("name")]
    public string Name { get; init; } = "";
}
