using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.SignIn;

/// <summary>Who signed in.</summary>
public sealed class HelpDeskSignedInUser
{
    /// <summary>Unique identifier (UUID).</summary>
    [JsonPropertyName("id")]
    public Guid Id { get; init; }

    /// <summary>Email address.</summary>
    /// <example>admin@helpdesk.local</example>
    [JsonPropertyName("email")]
    public string Email { get; init; } = "";

    /// <summary>Full name.</summary>
    /// <example>Administrador</example>
    [JsonPropertyName("nombre")]
    public string Nombre { get; init; } = "";

    /// <summary>Name of the role.</summary>
    /// <example>ADMIN</example>
    [JsonPropertyName("rol")]
    public string Rol { get; init; } = "";

    /// <summary>The area the user works for; null when there is none.</summary>
    [JsonPropertyName("area")]
    public string? Area { get; init; }
}
