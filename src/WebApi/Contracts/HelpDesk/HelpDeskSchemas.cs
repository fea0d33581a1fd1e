using System.Globalization;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.ServiceAccounts;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Audit;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.ServiceAccounts;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.SignIn;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.UserFiles;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>Writes the domain's limits into the schemas of the contract's requests, and what is always there into those of its answers.</summary>
internal sealed class HelpDeskSchemas(PasswordPolicy passwords) : ISchemaFilter
{
    /// <summary>The answers, beside the user, that have all their members always.</summary>
    private static readonly Type[] Whole =
    [
        typeof(HelpDeskSignedInUser),
        typeof(HelpDeskSignIn),
        typeof(HelpDeskAuditRecord),
        typeof(HelpDeskAuditActor),
        typeof(HelpDeskAuditSubject),
        typeof(HelpDeskAuditChange),
        typeof(HelpDeskImport),
    ];

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema concrete || concrete.Properties is not { } properties)
        {
            return;
        }

        if (context.Type.Namespace!.StartsWith(typeof(HelpDeskContract).Namespace!, StringComparison.Ordinal))
        {
            // Requests are read without what is unknown in them, and answers may grow.
            concrete.AdditionalPropertiesAllowed = true;
        }

        if (context.Type == typeof(CreateUserRequest))
        {
            Describe(properties);
            concrete.Required = new HashSet<string> { "email", "nombre", "password", "rol" };
        }
        else if (context.Type == typeof(UpdateUserRequest))
        {
            Describe(properties);
            concrete.Required = null;
        }
        else if (context.Type == typeof(LogInRequest))
        {
            DescribeEmail(properties);
            Property(properties, "password").Format = "password";
            concrete.Required = new HashSet<string> { "email", "password" };
        }
        else if (context.Type == typeof(ChangePasswordRequest))
        {
            Property(properties, "current_password").Format = "password";
            DescribePassword(Property(properties, "new_password"));
            concrete.Required = new HashSet<string> { "current_password", "new_password" };
        }
        else if (context.Type == typeof(RefreshTokenRequest))
        {
            concrete.Required = new HashSet<string> { "refresh_token" };
        }
        else if (context.Type == typeof(CreateServiceAccountRequest))
        {
            var name = Property(properties, "name");
            (name.MinLength, name.MaxLength) = (ServiceAccountName.MinLength, ServiceAccountName.MaxLength);
            Property(properties, "permissions").MinItems = 1;
            concrete.Required = new HashSet<string> { "name", "permissions" };
        }
        else if (context.Type == typeof(RotateSecretRequest))
        {
            var overlap = Property(properties, "overlap_seconds");
            (overlap.Minimum, overlap.Maximum) = ("0", ServiceAccount.MaxOverlap.TotalSeconds.ToString(CultureInfo.InvariantCulture));
            concrete.Required = null;
        }
        else if (context.Type == typeof(UpdateServiceAccountRequest))
        {
            concrete.Required = null;
        }
        else if (context.Type == typeof(HelpDeskFault))
        {
            concrete.Required = new HashSet<string> { "type", "loc", "msg" };
            Property(properties, "line").Type = JsonSchemaType.Integer;
        }
        else if (context.Type == typeof(HelpDeskImportFaults))
        {
            concrete.Required = new HashSet<string> { "detail" };
        }
        else if (context.Type == typeof(HelpDeskError))
        {
            // Left out, but never null.
            Property(properties, "correlation_id").Type = JsonSchemaType.String;
        }
        else if (Whole.Contains(context.Type) || typeof(HelpDeskUser).IsAssignableFrom(context.Type)
            || typeof(HelpDeskServiceAccount).IsAssignableFrom(context.Type))
        {
            // Null where there is nothing, but never left out.
            concrete.Required = properties.Keys.ToHashSet();
        }
    }

    private void Describe(IDictionary<string, IOpenApiSchema> properties)
    {
        DescribeEmail(properties);
        var nombre = Property(properties, "nombre");
        (nombre.MinLength, nombre.MaxLength) = (PersonName.MinLength, PersonName.MaxLength);
        DescribePassword(Property(properties, "password"));
        Property(properties, "rol").Enum = [.. OrganizationTemplates.HelpDeskRoles.Select(role => role.Name)];
        var area = Property(properties, "area");
        (area.MaxLength, area.Type) = (Area.MaxLength, JsonSchemaType.String | JsonSchemaType.Null);
        var telefono = Property(properties, "telefono");
        (telefono.MaxLength, telefono.Type) = (Telefono.MaxLength, JsonSchemaType.String | JsonSchemaType.Null);
    }

    private static void DescribeEmail(IDictionary<string, IOpenApiSchema> properties)
    {
        var email = Property(properties, "email");
        (email.Format, email.MaxLength) = ("email", EmailAddress.MaxLength);
    }

    private void DescribePassword(OpenApiSchema password) =>
        (password.Format, password.MinLength, password.MaxLength) = ("password", passwords.MinLength, Password.MaxLength);

    private static OpenApiSchema Property(IDictionary<string, IOpenApiSchema> properties, string name) => (OpenApiSchema)properties[name];
}
