using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.Cms.Responses;

/// <summary>A role that users can have.</summary>
public sealed class CmsRole
{
    /// <summary>Its number.</summary>
    /// <example>2</example>
    [JsonPropertyName("id")]
    public int Id { get; init; }

    /// <summary>Its name.</summary>
    /// <example>editor</example>
    [JsonPropertyName("nombre")]
    public string Nombre { get; init; } = "";

    /// <summary>What it is for; empty when nobody has said.</summary>
    /// <example>Can publish and moderate content</example>
    [JsonPropertyName("descripcion")]
    public string Descripcion { get; init; } = "";

    /// <summary>What it allows in the content service; what it allows in this one is not listed.</summary>
    /// <example>["crear_post", "editar_post_cualquiera", "publicar_post"]</example>
    [JsonPropertyName("permisos")]
    public IReadOnlyList<string> Permisos { get; init; } = [];
}
