using System.Globalization;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Requests;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Responses;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>Adds to the contract's operations what every body may be refused for, and examples of the bodies that help desks send.</summary>
internal sealed class HelpDeskOperations : IOperationFilter
{
    private static readonly Dictionary<Type, (string Name, string Summary, string Body)[]> Examples = new()
    {
        [typeof(LogInRequest)] =
        [
            ("login", "Administrador", """{"email":"admin@helpdesk.local","password":"la contraseña"}"""),
        ],
        [typeof(CreateUserRequest)] =
        [
            ("admin", "ADMIN", """{"email":"ana.torres@example.com","nombre":"Ana Torres","password":"Temporal-2026","rol":"ADMIN"}"""),
            ("mesa", "Agente de MESA", """{"email":"luis.mora@example.com","nombre":"Luis Mora","password":"Temporal-2026","rol":"MESA","area":"MESA"}"""),
            ("area", "Especialista de AREA", """{"email":"eva.ruiz@example.com","nombre":"Eva Ruiz","password":"Temporal-2026","rol":"AREA","area":"SISTEMAS","telefono":"+52 999 123 4567"}"""),
            ("usuario", "USUARIO", """{"email":"juan.diaz@example.com","nombre":"Juan Díaz","password":"Temporal-2026","rol":"USUARIO"}"""),
        ],
        [typeof(UpdateUserRequest)] =
        [
            ("role-and-area", "Cambiar rol y área", """{"rol":"AREA","area":"INFRAESTRUCTURA"}"""),
            ("password-reset", "Restablecer la contraseña", """{"password":"Temporal-2027"}"""),
            ("deactivation", "Desactivar la cuenta", """{"is_active":false}"""),
        ],
    };

    private static readonly (int Status, Type Body, string Description)[] BodyRefusals =
    [
        (StatusCodes.Status413PayloadTooLarge, typeof(HelpDeskError), "The body is larger than 1 MB"),
        (StatusCodes.Status415UnsupportedMediaType, typeof(HelpDeskError), "The body is not application/json"),
        (StatusCodes.Status422UnprocessableEntity, typeof(HelpDeskFaults), "All faults of the body"),
    ];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.DocumentName != HelpDeskContract.DocumentName || operation.RequestBody is not OpenApiRequestBody { Content: { } content } body)
        {
            return;
        }

        body.Required = true;
        foreach (var (status, type, description) in BodyRefusals)
        {
            operation.Responses![status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/json"] = new() { Schema = context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository) },
                },
            };
        }

        var request = context.ApiDescription.ParameterDescriptions.Single(parameter => parameter.Source.Id == "Body").Type;
        if (Examples.TryGetValue(request, out var examples))
        {
            foreach (var media in content.Values.OfType<OpenApiMediaType>())
            {
                media.Examples = examples.ToDictionary(
                    example => example.Name,
                    IOpenApiExample (example) => new OpenApiExample { Summary = example.Summary, Value = JsonNode.Parse(example.Body) });
            }
        }
    }
}
