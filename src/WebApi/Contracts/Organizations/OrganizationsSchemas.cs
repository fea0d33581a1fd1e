using System.Globalization;
using System.Text.Json.Nodes;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Contracts.Organizations.Operator;
using HelpDesk.Users.WebApi.Contracts.Organizations.SignIn;
using HelpDesk.Users.WebApi.Contracts.Organizations.Users;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.Organizations;

/// <summary>Writes the domain's limits into the schemas of the contract's requests, and what is always there into those of its answers.</summary>
internal sealed class OrganizationsSchemas(PasswordPolicy passwords) : ISchemaFilter
{
    /// <summary>The members that requests must have; none for those that are not listed.</summary>
    private static readonly Dictionary<Type, HashSet<string>> Required = new()
    {
        [typeof(LogInRequest)] = ["email", "password"],
        [typeof(CreateUserRequest)] = ["email", "password", "first_name", "last_name", "role_ids"],
        [typeof(CreateOrganizationRequest)] = ["id", "name", "template", "admin_email"],
        [typeof(AddRoleRequest)] = ["key", "name"],
        [typeof(LocalRequest)] = ["id"],
    };

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } properties } concrete
            || !context.Type.Namespace!.StartsWith(typeof(OrganizationsContract).Namespace!, StringComparison.Ordinal))
        {
            return;
        }

        // Requests are read without what is unknown in them, and answers may grow.
        concrete.AdditionalPropertiesAllowed = true;
        if (!context.Type.Name.EndsWith("Request", StringComparison.Ordinal))
        {
            DescribeAnswer(concrete, properties, context.Type);
        }
        else
        {
            concrete.Required = Required.GetValueOrDefault(context.Type);
            DescribeRequest(properties, context.Type);
            DescribeOrganization(properties, context);
        }
    }

    /// <summary>Null where there is nothing, but never left out; of a problem left out, but never null.</summary>
    private static void DescribeAnswer(OpenApiSchema schema, IDictionary<string, IOpenApiSchema> properties, Type type)
    {
        if (type == typeof(OrganizationsProblem))
        {
            foreach (var property in properties.Values.OfType<OpenApiSchema>())
            {
                property.Type &= ~JsonSchemaType.Null;
            }
        }
        else
        {
            schema.Required = properties.Keys.ToHashSet();
        }
    }

    private void DescribeRequest(IDictionary<string, IOpenApiSchema> properties, Type type)
    {
        foreach (var (name, property) in properties.Select(property => (property.Key, (OpenApiSchema)property.Value)))
        {
            switch (name)
            {
                case "email":
                    (property.Format, property.MaxLength) = ("email", EmailAddress.MaxLength);
                    break;
                case "password" when type == typeof(LogInRequest):
                    property.Format = "password";
                    break;
                case "password":
                    (property.Format, property.MinLength, property.MaxLength) = ("password", passwords.MinLength, Password.MaxLength);
                    break;
                case "first_name":
                    (property.MinLength, property.MaxLength) = (1, PersonName.MaxLength);
                    break;
                case "last_name":
                    property.MaxLength = PersonName.MaxLength;
                    break;
                case "role_ids":
                    property.MinItems = 1;
                    break;
            }
        }
    }

    private void DescribeOrganization(IDictionary<string, IOpenApiSchema> properties, SchemaFilterContext context)
    {
        foreach (var (name, property) in properties.Select(property => (property.Key, (OpenApiSchema)property.Value)))
        {
            switch (name)
            {
                case "id":
                    (property.Pattern, property.MinLength, property.MaxLength) = ("^[A-Za-z0-9._-]+$", 1, Organization.MaxIdLength);
                    break;
                case "name" when context.Type == typeof(LocalRequest) || context.Type == typeof(UpdateLocalRequest):
                    (property.MaxLength, property.Type) = (Local.MaxNameLength, JsonSchemaType.String | JsonSchemaType.Null);
                    break;
                case "name" when context.Type == typeof(AddRoleRequest) || context.Type == typeof(UpdateRoleRequest):
                    (property.MinLength, property.MaxLength) = (1, RoleDefinition.MaxLength);
                    break;
                case "name":
                    (property.MinLength, property.MaxLength) = (1, Organization.MaxNameLength);
                    break;
                case "template":
                    property.Enum = [.. OrganizationTemplates.Names.Select(template => JsonValue.Create(template))];
                    break;
                case "locals":
                    property.Items = context.SchemaGenerator.GenerateSchema(typeof(LocalRequest), context.SchemaRepository);
                    break;
                case "admin_email":
                    (property.Format, property.MaxLength) = ("email", EmailAddress.MaxLength);
                    break;
                case "admin_password":
                    (property.Format, property.MinLength, property.MaxLength) = ("password", passwords.MinLength, Password.MaxLength);
                    break;
                case "key":
                    (property.Pattern, property.MaxLength) = ($"^{RoleDefinition.KeyPrefix}[a-z0-9_-]+$", RoleDefinition.MaxKeyLength);
                    break;
                case "number":
                    (property.Minimum, property.Maximum) = ("1", RoleDefinition.MaxNumber.ToString(CultureInfo.InvariantCulture));
                    break;
                case "description":
                    (property.MaxLength, property.Type) = (RoleDefinition.MaxDescriptionLength, JsonSchemaType.String | JsonSchemaType.Null);
                    break;
                case "permissions":
                    property.MaxItems = Permissions.MaxCount;
                    property.Items = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[a-z0-9:._-]+$", MinLength = 1, MaxLength = Permissions.MaxLength };
                    break;
            }
        }
    }
}
