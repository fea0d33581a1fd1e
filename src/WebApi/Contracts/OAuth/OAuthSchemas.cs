using HelpDesk.Users.WebApi.Contracts.OAuth.Requests;
using HelpDesk.Users.WebApi.Contracts.OAuth.Responses;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.OAuth;

/// <summary>Writes into the contract's schemas which members are always there, and that those that are left out are never null.</summary>
internal sealed class OAuthSchemas : ISchemaFilter
{
    private static readonly Dictionary<Type, string[]> Required = new()
    {
        [typeof(OAuthTokenRequest)] = ["grant_type"],
        [typeof(OAuthIntrospectionRequest)] = ["token"],
        [typeof(OAuthToken)] = ["access_token", "token_type", "expires_in", "scope"],
        [typeof(OAuthIntrospection)] = ["active"],
        [typeof(OAuthError)] = ["error", "error_description"],
    };

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema concrete || !Required.TryGetValue(context.Type, out var required))
        {
            return;
        }

        // Unknown parameters are ignored, and answers may grow.
        concrete.AdditionalPropertiesAllowed = true;
        concrete.Required = required.ToHashSet();
        foreach (var property in concrete.Properties!.Values.OfType<OpenApiSchema>())
        {
            property.Type &= ~JsonSchemaType.Null;
        }

        if (context.Type == typeof(OAuthTokenRequest))
        {
            ((OpenApiSchema)concrete.Properties["grant_type"]).Enum = [OAuthContract.ClientCredentialsGrant];
        }
    }
}
