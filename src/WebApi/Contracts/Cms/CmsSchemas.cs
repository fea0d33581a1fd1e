using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Contracts.Cms.Requests;
using HelpDesk.Users.WebApi.Contracts.Cms.Responses;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>Writes the domain's limits into the schemas of the contract's requests, and what is always there into those of its answers.</summary>
internal sealed class CmsSchemas(PasswordPolicy passwords) : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema concrete || concrete.Properties is not { } properties
            || !context.Type.Namespace!.StartsWith(typeof(CmsContract).Namespace!, StringComparison.Ordinal))
        {
            return;
        }

        // Requests are read without what is unknown in them, and answers may grow.
        concrete.AdditionalPropertiesAllowed = true;
        if (context.Type == typeof(CreateUserRequest))
        {
            DescribeEmail(properties);
            var password = Property(properties, "password");
            (password.Format, password.MinLength, password.MaxLength) = ("password", passwords.MinLength, Password.MaxLength);
            var username = Property(properties, "username");
            (username.MinLength, username.MaxLength, username.Type) = (1, Username.MaxLength, JsonSchemaType.String | JsonSchemaType.Null);
            Property(properties, "firstName").MinLength = 1;
            DescribeRole(properties);
            concrete.Required = new HashSet<string> { "email", "password", "firstName", "lastName", "rolId" };
        }
        else if (context.Type == typeof(UpdateUserRequest))
        {
            Property(properties, "id").Format = "int64";
            DescribeRole(properties);
            Property(properties, "status").Enum = [.. CmsParameters.Statuses.Keys];
            concrete.Required = new HashSet<string> { "id" };
            concrete.MinProperties = 2;
        }
        else if (context.Type == typeof(LogInRequest))
        {
            DescribeEmail(properties);
            Property(properties, "password").Format = "password";
            concrete.Required = new HashSet<string> { "email", "password" };
        }
        else if (context.Type == typeof(AddStatsRequest))
        {
            properties.Clear();
            concrete.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" };
            (concrete.MinProperties, concrete.MaxProperties) = (1, UserStats.MaxCounters);
        }
        else if (context.Type == typeof(CmsError))
        {
            // Left out, but never null.
            Property(properties, "correlationId").Type = JsonSchemaType.String;
        }
        else
        {
            // Null where there is nothing, but never left out.
            concrete.Required = properties.Keys.ToHashSet();
        }
    }

    private static void DescribeEmail(IDictionary<string, IOpenApiSchema> properties)
    {
        var email = Property(properties, "email");
        (email.Format, email.MaxLength) = ("email", EmailAddress.MaxLength);
    }

    private static void DescribeRole(IDictionary<string, IOpenApiSchema> properties)
    {
        var rolId = Property(properties, "rolId");
        rolId.Type = null;
        rolId.OneOf =
        [
            new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" },
            new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = RoleDefinition.MaxLength },
        ];
    }

    private static OpenApiSchema Property(IDictionary<string, IOpenApiSchema> properties, string name) => (OpenApiSchema)properties[name];
}
