namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>The configuration section <c>Swagger</c>.</summary>
internal sealed class SwaggerSettings
{
    /// <summary>Whether the OpenAPI documents and Swagger UI are served.</summary>
    public bool Enabled { get; set; } = true;
}
