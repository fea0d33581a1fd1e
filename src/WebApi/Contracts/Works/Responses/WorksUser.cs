using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.Http.Json;

namespace HelpDesk.Users.WebApi.Contracts.Works.Responses;

/// <summary>A user of the works office.</summary>
public sealed class WorksUser
{
    /// <summary>Unique identifier (UUID).</summary>
    [JsonPropertyName("id")]
    public Guid Id { get; init; }

    /// <summary>Email address, as it was given.</summary>
    /// <example>maria@yucatan.gob.mx</example>
    [JsonPropertyName("email")]
    public string Email { get; init; } = "";

    /// <summary>Full name.</summary>
    /// <example>María González</example>
    [JsonPropertyName("nombreCompleto")]
    public string NombreCompleto { get; init; } = "";

    /// <summary>Role: admin or user.</summary>
    /// <example>user</example>
    [JsonPropertyName("roles")]
    public string Roles { get; init; } = "";

    /// <summary>Whether the user may sign in.</summary>
    [JsonPropertyName("isActive")]
    public bool IsActive { get; init; }

    /// <summary>Whether an administrator chose the password, so that it must be changed first.</summary>
    [JsonPropertyName("mustChangePassword")]
    public bool MustChangePassword { get; init; }

    /// <summary>When the user was created, UTC.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcMillisecondsConverter))]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the user was last changed, UTC.</summary>
    [JsonPropertyName("updatedAt")]
    [JsonConverter(typeof(UtcMillisecondsConverter))]
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Until when failed sign-ins lock the email address, UTC. Only where one user is read, and only while it is locked.</summary>
    [JsonPropertyName("lockedUntil")]
    [JsonConverter(typeof(UtcMillisecondsConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LockedUntil { get; init; }
}
