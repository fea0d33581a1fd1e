using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.Http.Json;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Users;

/// <summary>A user of an organization.</summary>
public sealed class OrganizationsUser
{
    /// <summary>The user's number in the directory, with at least three digits.</summary>
    /// <example>user_002</example>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>Email address, as it was given.</summary>
    /// <example>admin@empresa.com</example>
    [JsonPropertyName("email")]
    public string Email { get; init; } = "";

    /// <summary>First part of the name.</summary>
    /// <example>Admin</example>
    [JsonPropertyName("first_name")]
    public string FirstName { get; init; } = "";

    /// <summary>What comes after that; empty when there is nothing.</summary>
    /// <example>Sistema</example>
    [JsonPropertyName("last_name")]
    public string LastName { get; init; } = "";

    /// <summary>Whether the user may sign in.</summary>
    /// <example>true</example>
    [JsonPropertyName("active")]
    public bool Active { get; init; }

    /// <summary>Names of the roles.</summary>
    /// <example>["Admin"]</example>
    [JsonPropertyName("roles")]
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Ids of the locals where the user works.</summary>
    /// <example>["local_01"]</example>
    [JsonPropertyName("locals")]
    public IReadOnlyList<string> Locals { get; init; } = [];

    /// <summary>When the user last signed in, UTC; null for never.</summary>
    /// <example>2025-11-23T10:30:00Z</example>
    [JsonPropertyName("last_login")]
    [JsonConverter(typeof(UtcSecondsConverter))]
    public DateTimeOffset? LastLogin { get; init; }

    /// <summary>Until when failed sign-ins lock the email address, UTC. Only where one user is read, and only while it is locked.</summary>
    /// <example>2025-11-23T10:45:00Z</example>
    [JsonPropertyName("locked_until")]
    [JsonConverter(typeof(UtcSecondsConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LockedUntil { get; init; }
}
