using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>Describes what all documents share: whose they are, and the tags, in the order in which clients need them.</summary>
internal sealed class DocumentDescriber : IDocumentFilter
{
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Sign-in", "Signing in and out, and the caller's own user."),
        ("Tokens", "Access tokens for services, and what tokens say."),
        ("Users", "The users of the organization."),
        ("Roles", "The roles that users can have."),
        ("Sessions", "Where users are signed in."),
        ("Service accounts", "Other services, with their own secrets."),
        ("Organizations", "The organizations of the directory, with their roles and locals."),
        ("Audit", "Who has done what, and what was refused."),
        ("Gateways", "For proxies that ask before they let a request pass."),
    ];

    /// <summary>The position of a tag.</summary>
    public static int OrderOf(string tag) => Array.FindIndex(Tags, known => known.Name == tag);

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Info.Contact = new() { Name = "HelpDesk.Users" };
        swaggerDoc.Info.License = new() { Name = "MIT", Url = new("https://opensource.org/license/mit") };
        var used = swaggerDoc.Tags?.Select(tag => tag.Name).ToHashSet() ?? [];
        swaggerDoc.Tags = new HashSet<OpenApiTag>(Tags
            .Where(tag => used.Contains(tag.Name))
            .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
    }
}
