using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>A user who was asked for by id or email, with those of these fields that were asked for.</summary>
public sealed class HelpDeskFoundUser
{
    /// <summary>The fields that show who a user is, by the names that clients send.</summary>
    internal static readonly IReadOnlyList<string> NameFields = ["id", "nombre", "area", "avatar", "is_active"];

    /// <summary>All fields.</summary>
    internal static readonly IReadOnlyList<string> AllFields = [.. NameFields, "email", "rol", "telefono"];

    /// <summary>Unique identifier (UUID).</summary>
    [JsonPropertyName("id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Id { get; init; }

    /// <summary>Full name.</summary>
    /// <example>Ana Torres</example>
    [JsonPropertyName("nombre")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Nombre { get; init; }

    /// <summary>The area the user works for, in upper case; null when there is none.</summary>
    /// <example>SISTEMAS</example>
    [JsonPropertyName("area")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonType(JsonSchemaType.String | JsonSchemaType.Null)]
    public string? Area { get; init; }

    /// <summary>The address of a picture; null when there is none.</summary>
    [JsonPropertyName("avatar")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonType(JsonSchemaType.String | JsonSchemaType.Null)]
    public string? Avatar { get; init; }

    /// <summary>Whether the user may sign in.</summary>
    [JsonPropertyName("is_active")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsActive { get; init; }

    /// <summary>Email address, as it was given.</summary>
    /// <example>ana.torres@example.com</example>
    [JsonPropertyName("email")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Email { get; init; }

    /// <summary>Name of the role: ADMIN, MESA, AREA, USUARIO, or another that the organization has.</summary>
    /// <example>AREA</example>
    [JsonPropertyName("rol")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rol { get; init; }

    /// <summary>Phone number; null when there is none.</summary>
    [JsonPropertyName("telefono")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonType(JsonSchemaType.String | JsonSchemaType.Null)]
    public string? Telefono { get; init; }
}
