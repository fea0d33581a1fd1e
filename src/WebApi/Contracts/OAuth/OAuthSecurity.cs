using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.OAuth;

/// <summary>Declares the security schemes of clients in this contract's OpenAPI document only.</summary>
internal sealed class OAuthSecurity : IDocumentFilter
{
    public const string Basic = "basic";
    public const string Bearer = "bearer";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        if (context.DocumentName == OAuthContract.DocumentName)
        {
            swaggerDoc.Components!.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Basic] = Scheme("basic", "The client id and client secret, each form-urlencoded first (RFC 6749, 2.3.1)."),
                [Bearer] = Scheme("bearer", $"An access token: from {OAuthContract.TokenPath}, or for {OAuthContract.VerificationPath} also a user's."),
            };
        }
    }

    private static OpenApiSecurityScheme Scheme(string name, string description) =>
        new() { Type = SecuritySchemeType.Http, Scheme = name, Description = description };
}
