using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.Works.Responses;

/// <summary>Who signed in.</summary>
public sealed class WorksSignedInUser
{
    /// <summary>Unique identifier (UUID).</summary>
    [JsonPropertyName("id")]
    public Guid Id { get; init; }

    /// <summary>Email address, as it was given.</summary>
    /// <example>maria@yucatan.gob.mx</example>
    [JsonPropertyName("email")]
    public string Email { get; init; } = "";

    /// <summary>Role: admin or user.</summary>
    /// <example>user</example>
    [JsonPropertyName("roles")]
    public string Roles { get; init; } = "";

    /// <summary>Whether an administrator chose the password, so that it must be changed first.</summary>
    [JsonPropertyName("mustChangePassword")]
    public bool MustChangePassword { get; init; }
}
