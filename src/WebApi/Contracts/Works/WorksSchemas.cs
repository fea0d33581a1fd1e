using System.Text.Json.Nodes;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Contracts.Works.Requests;
using HelpDesk.Users.WebApi.Contracts.Works.Responses;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.Works;

/// <summary>Writes the limits into the schemas of the contract's requests, and what is always there into those of its answers.</summary>
internal sealed class WorksSchemas(PasswordPolicy passwords) : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema concrete || concrete.Properties is not { } properties
            || !context.Type.Namespace!.StartsWith(typeof(WorksContract).Namespace!, StringComparison.Ordinal))
        {
            return;
        }

        var isRequest = typeof(WorksRequest).IsAssignableFrom(context.Type);
        // Requests with what is unknown in them are refused; answers may grow.
        concrete.AdditionalPropertiesAllowed = !isRequest;
        concrete.AdditionalProperties = null;
        if (isRequest)
        {
            DescribeRequest(concrete, properties, context.Type);
        }
        else if (context.Type == typeof(WorksError))
        {
            properties["message"] = new OpenApiSchema
            {
                Description = properties["message"].Description,
                OneOf =
                [
                    new OpenApiSchema { Type = JsonSchemaType.String },
                    new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                ],
            };
            // Left out, but never null.
            Property(properties, "error").Type = JsonSchemaType.String;
            Property(properties, "correlationId").Type = JsonSchemaType.String;
        }
        else
        {
            concrete.Required = properties.Keys.ToHashSet();
        }
    }

    private void DescribeRequest(OpenApiSchema schema, IDictionary<string, IOpenApiSchema> properties, Type type)
    {
        var email = Property(properties, "email");
        (email.Format, email.MaxLength) = ("email", EmailAddress.MaxLength);
        var password = Property(properties, "password");
        password.Format = "password";
        if (type == typeof(LogInRequest))
        {
            schema.Required = new HashSet<string> { "email", "password" };
            return;
        }

        (password.MinLength, password.MaxLength) = (passwords.MinLength, Password.MaxLength);
        var name = Property(properties, "nombreCompleto");
        (name.MinLength, name.MaxLength) = (WorksName.MinLength, PersonName.MaxLength);
        var roles = Property(properties, "roles");
        roles.Enum = [.. OrganizationTemplates.WorksRoles.Select(role => role.Name)];
        if (type == typeof(CreateUserRequest))
        {
            roles.Default = CreateUserRequest.DefaultRole;
            Property(properties, "isActive").Default = JsonValue.Create(true);
            schema.Required = new HashSet<string> { "nombreCompleto", "email", "password" };
        }
        else
        {
            Property(properties, "currentPassword").Format = "password";
            schema.Required = null;
        }
    }

    private static OpenApiSchema Property(IDictionary<string, IOpenApiSchema> properties, string name) => (OpenApiSchema)properties[name];
}
