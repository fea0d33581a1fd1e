using System.Text.Json.Nodes;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Contracts.Works.Requests;
using HelpDesk.Users.WebApi.Contracts.Works.Responses;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.Middleware;
using HelpDesk.Users.WebApi.OpenApi;
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
                operation.AddRefusal<WorksError>(context, status, description);
            }
        }

        DescribeParameters(operation);
        operation.AddRefusal<WorksError>(context, StatusCodes.Status500InternalServerError, "Unexpected failure; correlationId finds it in the log");
        operation.Responses = operation.Responses!.InOrder();
        foreach (var (status, response) in operation.Responses)
        {
            ((OpenApiResponse)response).Headers = OperationDescriptions.HeadersOf(
                status,
                isCreate: operation.OperationId == Create,
                isOne: operation.OperationId is Get or Update,
                isList: operation.OperationId == List);
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
        "roles" => OperationDescriptions.Choice(OrganizationTemplates.WorksRoles.Select(role => role.Name)),
        "isActive" => new() { Type = JsonSchemaType.Boolean },
        "sort" => OperationDescriptions.Choice(WorksParameters.Orders.Keys),
        "limit" => new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = $"{ListUsersQuery.MaxLimit}" },
        _ => new() { Type = JsonSchemaType.String },
    };
}
