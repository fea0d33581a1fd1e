using System.Globalization;
using System.Net.Mime;
using System.Reflection;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.ServiceAccounts;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.SignIn;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;
using HelpDesk.Users.WebApi.Middleware;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>
/// Adds to the contract's operations what all of them may answer, what every body may be refused for, the headers of the answers,
/// and examples of the bodies that help desks send.
/// </summary>
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
        [typeof(CreateServiceAccountRequest)] =
        [
            ("reader", "Un servicio que lee usuarios", """{"name":"Tickets","permissions":["users:read"]}"""),
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

    private static readonly (int Status, Type Body, string Description) Failure =
        (StatusCodes.Status500InternalServerError, typeof(HelpDeskError), "Unexpected failure; correlation_id finds it in the log");

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.DocumentName != HelpDeskContract.DocumentName)
        {
            return;
        }

        if (operation.RequestBody is OpenApiRequestBody { Content: { } content } body)
        {
            var parameter = context.ApiDescription.ParameterDescriptions.Single(parameter => parameter.Source.Id == "Body");
            body.Required = context.MethodInfo.GetParameters()
                .SelectMany(declared => declared.GetCustomAttributes<FromBodyAttribute>())
                .All(declared => declared.EmptyBodyBehavior != EmptyBodyBehavior.Allow);
            if (Examples.TryGetValue(parameter.Type, out var examples))
            {
                AddExamples(content.Values, examples);
            }

            foreach (var refusal in BodyRefusals)
            {
                AddResponse(operation, context, refusal);
            }
        }

        foreach (var parameter in (operation.Parameters ?? []).Where(parameter => parameter.Name is "user_id" or "session_id"))
        {
            ((OpenApiSchema)parameter.Schema!).Format = "uuid";
        }

        AddResponse(operation, context, Failure);
        operation.Responses = operation.Responses!.InOrder();
        foreach (var (status, response) in operation.Responses)
        {
            ((OpenApiResponse)response).Headers = HeadersOf(status);
        }
    }

    private static void AddExamples(IEnumerable<OpenApiMediaType> content, (string Name, string Summary, string Body)[] examples)
    {
        foreach (var media in content)
        {
            media.Examples = examples.ToDictionary(
                example => example.Name,
                IOpenApiExample (example) => new OpenApiExample { Summary = example.Summary, Value = JsonNode.Parse(example.Body) });
        }
    }

    private static void AddResponse(OpenApiOperation operation, OperationFilterContext context, (int Status, Type Body, string Description) response) =>
        operation.Responses![response.Status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = response.Description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [MediaTypeNames.Application.Json] = new() { Schema = context.SchemaGenerator.GenerateSchema(response.Body, context.SchemaRepository) },
            },
        };

    private static Dictionary<string, IOpenApiHeader> HeadersOf(string status)
    {
        var headers = new Dictionary<string, IOpenApiHeader>
        {
            [CorrelationId.HeaderName] = Header(JsonSchemaType.String, "Finds the request in the log; the one that was sent, if any"),
        };
        switch (status)
        {
            case "201":
                headers[HeaderNames.Location] = Header(JsonSchemaType.String, "Path of what was created");
                break;
            case "401":
                headers[HeaderNames.WWWAuthenticate] = Header(JsonSchemaType.String, "Bearer");
                break;
            case "429":
                headers[HeaderNames.RetryAfter] = Header(JsonSchemaType.Integer, "Seconds to wait");
                break;
        }

        return headers;
    }

    private static OpenApiHeader Header(JsonSchemaType type, string description) =>
        new() { Description = description, Required = true, Schema = new OpenApiSchema { Type = type } };
}
