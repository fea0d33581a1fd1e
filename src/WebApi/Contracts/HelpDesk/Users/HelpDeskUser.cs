using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>A user of the help desk.</summary>
public class HelpDeskUser
{
    /// <summary>Unique identifier (UUID).</summary>
    [JsonPropertyName("id")]
    [JsonPropertyOrder(1)]
    public Guid Id { get; init; }

    /// <summary>Email address, as it was given.</summary>
    /// <example>ana.torres@example.com</example>
    [JsonPropertyName("email")]
    [JsonPropertyOrder(2)]
    public string Email { get; init; } = "";

    /// <summary>Full name.</summary>
    /// <example>Ana Torres</example>
    [JsonPropertyName("nombre")]
    [JsonPropertyOrder(3)]
    public string Nombre { get; init; } = "";

    /// <summary>Name of the role: ADMIN, MESA, AREA, USUARIO, or another that the organization has.</summary>
    /// <example>AREA</example>
    [JsonPropertyName("rol")]
    [JsonPropertyOrder(4)]
    public string Rol { get; init; } = "";

    /// <summary>The area the user works for, in upper case; null when there is none.</summary>
    /// <example>SISTEMAS</example>
    [JsonPropertyName("area")]
    [JsonPropertyOrder(5)]
    public string? Area { get; init; }

    /// <summary>Phone number; null when there is none.</summary>
    /// <example>+52 999 123 4567</example>
    [JsonPropertyName("telefono")]
    [JsonPropertyOrder(6)]
    public string? Telefono { get; init; }

    /// <summary>Whether the user may sign in.</summary>
    [JsonPropertyName("is_active")]
    [JsonPropertyOrder(7)]
    public bool IsActive { get; init; }

    /// <summary>
    /// When the temporary password lapses, UTC. Only while it must be changed, of the caller, and of one user with include=details.
    /// </summary>
    [JsonPropertyName("password_expires_at")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(70)]
    public DateTime? PasswordExpiresAt { get; init; }
}
