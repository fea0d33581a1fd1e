using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.Http.Json;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Users;

/// <summary>A user that was just created.</summary>
public sealed class OrganizationsCreatedUser
{
    /// <summary>The user's number in the directory, with at least three digits.</summary>
    /// <example>user_005</example>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>Email address, as it was given.</summary>
    /// <example>newuser@empresa.com</example>
    [JsonPropertyName("email")]
    public string Email { get; init; } = "";

    /// <summary>First part of the name.</summary>
    /// <example>Nuevo</example>
    [JsonPropertyName("first_name")]
    public string FirstName { get; init; } = "";

    /// <summary>What comes after that; empty when there is nothing.</summary>
    /// <example>Usuario</example>
    [JsonPropertyName("last_name")]
    public string LastName { get; init; } = "";

    /// <summary>The organization that the user belongs to.</summary>
    /// <example>org_123</example>
    [JsonPropertyName("organization_id")]
    public string OrganizationId { get; init; } = "";

    /// <summary>Whether the user may sign in.</summary>
    /// <example>true</example>
    [JsonPropertyName("active")]
    public bool Active { get; init; }

    /// <summary>Names of the roles.</summary>
    /// <example>["Vendedor"]</example>
    [JsonPropertyName("roles")]
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Ids of the locals where the user works.</summary>
    /// <example>["local_01"]</example>
    [JsonPropertyName("locals")]
    public IReadOnlyList<string> Locals { get; init; } = [];

    /// <summary>When the user was created, UTC.</summary>
    /// <example>2025-11-23T11:00:00Z</example>
    [JsonPropertyName("created_date")]
    [JsonConverter(typeof(UtcSecondsConverter))]
    public DateTimeOffset CreatedDate { get; init; }
}
