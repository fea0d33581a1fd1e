using System.Globalization;
using System.Net.Mime;
using System.Text.Json.Nodes;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Contracts.Works.Requests;
using HelpDesk.Users.WebApi.Contracts.Works.Responses;
using HelpDesk.Users.WebApi.Hosting;
using HelpDesk.Users.WebApi.Requests;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.Works;

/// <summary>
/// Adds to the contract's operations what all of them may answer, what every body may be refused for, the headers of requests
/// and answers, and examples of the bodies that clients send.
/// </summary>
internal sealed class WorksOperations : IOperationFilter
{
    public const string LogIn = "logInToWorks";
    public const string Create = "createWorksUser";
    public const string List = "listWorksUsers";
    public const string Get = "getWorksUser";
    public const string Update = "updateWorksUser";
    public const string Delete = "deleteWorksUser";

    private static readonly Dictionary<Type, (string Name, string Summary, string Body)[]> Examples = new()
    {
        [typeof(LogInRequest)] =
        [
            ("login", "El administrador de los datos de desarrollo", """{"email":"admin@obras.example","password":"la contraseña"}"""),
        ],
        [typeof(CreateUserRequest)] =
        [
            ("user", "Usuario", """{"nombreCompleto":"María González","email":"maria@yucatan.gob.mx","password":"SecurePass123","roles":"user"}"""),
            ("admin", "Administrador inactivo", """{"nombreCompleto":"José Pech","email":"jose@yucatan.gob.mx","password":"SecurePass123","roles":"admin","isActive":false}"""),
        ],
        [typeof(UpdateUserRequest)] =
        [
            ("details", "Cambiar nombre y correo", """{"nombreCompleto":"María González Pech","email":"maria.gonzalez@yucatan.gob.mx"}"""),
            ("role", "Cambiar el rol de otra persona", """{"roles":"admin"}"""),
            ("deactivation", "Desactivar a otra persona", """{"isActive":false}"""),
            ("own-password", "Cambiar la contraseña propia", """{"password":"OtraClave456","currentPassword":"SecurePass123"}"""),
            ("first-password", "Cambiar la contraseña propia por primera vez", """{"password":"OtraClave456"}"""),
        ],
    };

    private static readonly (int Status, string Description)[] BodyRefusals =
    [
        (StatusCodes.Status413PayloadTooLarge, "The body is larger than 1 MB"),
        (StatusCodes.Status415UnsupportedMediaType, "The body is not application/json"),
    ];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.DocumentName != WorksContract.DocumentName)
        {
            return;
        }

        if (operation.RequestBody is OpenApiRequestBody { Content: { } content } body)
        {
            body.Required = true;
            var type = context.ApiDescription.ParameterDescriptions.Single(parameter => parameter.Source.Id == "Body").Type;
            foreach (var media in content.Values)
            {
                media.Examples = Examples[type].ToDictionary(
                    example => example.Name,
                    IOpenApiExample (example) => new OpenApiExample { Summary = example.Summary, Value = JsonNode.Parse(example.Body) });
            }

            foreach (var (status, description) in BodyRefusals)
            {
                AddRefusal(operation, context, status, description);
            }
        }

        DescribeParameters(operation);
        AddRefusal(operation, context, StatusCodes.Status500InternalServerError, "Unexpected failure; correlationId finds it in the log");
        operation.Responses = InOrder(operation.Responses!);
        foreach (var (status, response) in operation.Responses)
        {
            ((OpenApiResponse)response).Headers = HeadersOf(operation.OperationId!, status);
        }
    }

    private static void DescribeParameters(OpenApiOperation operation)
    {
        foreach (var parameter in (operation.Parameters ?? []).Cast<OpenApiParameter>())
        {
            parameter.Schema = SchemaOf(parameter.Name!);
        }

        switch (operation.OperationId)
        {
            case LogIn:
                AddHeader(operation, RequestCaller.OrganizationHeaderName, "The organization to sign in to; the works office when left out");
                break;
            case Create:
                AddHeader(operation, Preconditions.IdempotencyKeyName, "Your own name for this request: sent again within a day, it is answered as it was first");
                break;
            case Update or Delete:
                AddHeader(operation, HeaderNames.IfMatch, "The ETag of an answer: refused with 412 when the user has changed since");
                break;
        }
    }

    private static void AddHeader(OpenApiOperation operation, string name, string description)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static OpenApiSchema SchemaOf(string parameter) => parameter switch
    {
        "id" => new() { Type = JsonSchemaType.String, Format = "uuid" },
        "q" => new() { Type = JsonSchemaType.String, MaxLength = ListUsersQuery.MaxSearchLength },
        "roles" => Choice(OrganizationTemplates.WorksRoles.Select(role => role.Name)),
        "isActive" => new() { Type = JsonSchemaType.Boolean },
        "sort" => Choice(WorksParameters.Orders.Keys),
        "limit" => new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = $"{ListUsersQuery.MaxLimit}" },
        _ => new() { Type = JsonSchemaType.String },
    };

    private static OpenApiSchema Choice(IEnumerable<string> names) =>
        new() { Type = JsonSchemaType.String, Enum = [.. names.Select(name => JsonValue.Create(name))] };

    private static void AddRefusal(OpenApiOperation operation, OperationFilterContext context, int status, string description) =>
        operation.Responses![status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [MediaTypeNames.Application.Json] = new() { Schema = context.SchemaGenerator.GenerateSchema(typeof(WorksError), context.SchemaRepository) },
            },
        };

    private static OpenApiResponses InOrder(OpenApiResponses responses)
    {
        var ordered = new OpenApiResponses();
        foreach (var (status, response) in responses.OrderBy(response => response.Key, StringComparer.Ordinal))
        {
            ordered.Add(status, response);
        }

        return ordered;
    }

    private static Dictionary<string, IOpenApiHeader> HeadersOf(string operation, string status)
    {
        var headers = new Dictionary<string, IOpenApiHeader>
        {
            [CorrelationId.HeaderName] = Header(JsonSchemaType.String, "Finds the request in the log; the one that was sent, if any"),
        };
        switch (operation, status)
        {
            case (Create, "201"):
                headers[HeaderNames.Location] = Header(JsonSchemaType.String, "Path of what was created");
                headers[HeaderNames.ETag] = Header(JsonSchemaType.String, "The state of the user, for If-Match");
                break;
            case (Get or Update, "200"):
                headers[HeaderNames.ETag] = Header(JsonSchemaType.String, "The state of the user, for If-Match");
                break;
            case (List, "200"):
                headers[HeaderNames.Link] = Header(JsonSchemaType.String, "The next page, with rel=\"next\"; left out on the last one, and without a limit", isRequired: false);
                headers[PageLink.TotalName] = Header(JsonSchemaType.Integer, "How many users the whole list has; left out without a limit, and of a search", isRequired: false);
                break;
            case (_, "401"):
                headers[HeaderNames.WWWAuthenticate] = Header(JsonSchemaType.String, "Bearer");
                break;
            case (_, "429"):
                headers[HeaderNames.RetryAfter] = Header(JsonSchemaType.Integer, "Seconds to wait");
                break;
        }

        return headers;
    }

    private static OpenApiHeader Header(JsonSchemaType type, string description, bool isRequired = true) =>
        new() { Description = description, Required = isRequired, Schema = new OpenApiSchema { Type = type } };
}
