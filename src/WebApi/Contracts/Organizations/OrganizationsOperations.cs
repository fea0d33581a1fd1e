using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.WebApi.Contracts.Organizations.Operator;
using HelpDesk.Users.WebApi.Contracts.Organizations.SignIn;
using HelpDesk.Users.WebApi.Contracts.Organizations.Users;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.Middleware;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.Organizations;

/// <summary>
/// Adds to the contract's operations what all of them may answer, what every body may be refused for, the headers of requests and
/// answers, and examples of the bodies that organizations send.
/// </summary>
internal sealed class OrganizationsOperations : IOperationFilter
{
    public const string ListUsers = "listOrganizationUsers";
    public const string GetUser = "getOrganizationUser";
    public const string CreateUser = "createOrganizationUser";
    public const string UpdateUser = "updateOrganizationUser";
    public const string DeleteUser = "deleteOrganizationUser";
    public const string CreateOrganization = "createOrganization";
    public const string AddRole = "addRole";
    public const string AddLocal = "addLocal";

    private static readonly Dictionary<Type, (string Name, string Summary, string Body)[]> Examples = new()
    {
        [typeof(LogInRequest)] =
        [
            ("login", "Administrador", """{"email":"admin@empresa.com","password":"la contraseña"}"""),
        ],
        [typeof(CreateUserRequest)] =
        [
            ("vendedor", "Vendedor de un local", """{"email":"newuser@empresa.com","password":"SecurePass123","first_name":"Nuevo","last_name":"Usuario","role_ids":["role_vendedor"],"local_ids":["local_01"]}"""),
            ("gerente", "Gerente de dos locales", """{"email":"gerente@empresa.com","password":"SecurePass123","first_name":"Eva","last_name":"Ruiz","role_ids":["role_gerente","role_vendedor"],"local_ids":["local_01","local_02"]}"""),
        ],
        [typeof(UpdateUserRequest)] =
        [
            ("promotion", "Cambiar nombre y rol, y desactivar", """{"first_name":"Nuevo Nombre","role_ids":["role_gerente"],"active":false}"""),
            ("move", "Cambiar de local", """{"local_ids":["local_02"]}"""),
        ],
        [typeof(CreateOrganizationRequest)] =
        [
            ("shops", "Una cadena de tiendas", """{"id":"org_124","name":"Tiendas del Norte","template":"retail","locals":[{"id":"local_01","name":"Centro"},{"id":"local_02","name":"Norte"}],"admin_email":"admin@tiendas.example"}"""),
            ("support", "Otra mesa de ayuda, con catálogo de áreas", """{"id":"soporte","name":"Soporte","template":"helpdesk","areas":["REDES","SISTEMAS"],"admin_email":"admin@soporte.example","admin_password":"Primera-2026"}"""),
        ],
        [typeof(UpdateOrganizationRequest)] =
        [
            ("rename", "Cambiar el nombre", """{"name":"Tiendas del Sur"}"""),
            ("deactivate", "Cerrar el paso a toda la organización", """{"is_active":false}"""),
            ("policy", "Cambiar su política", """{"areas":["REDES","SISTEMAS"],"requires_password_change":true}"""),
        ],
        [typeof(AddRoleRequest)] =
        [
            ("cashier", "Un rol para la caja", """{"key":"role_cajero","name":"Cajero","description":"Abre y cierra la caja","permissions":["caja:abrir","caja:cerrar"]}"""),
        ],
        [typeof(UpdateRoleRequest)] =
        [
            ("permissions", "Cambiar lo que permite", """{"permissions":["users:read","users:create"]}"""),
        ],
        [typeof(LocalRequest)] =
        [
            ("local", "Un local más", """{"id":"local_03","name":"Sur"}"""),
        ],
        [typeof(UpdateLocalRequest)] =
        [
            ("rename", "Cambiar el nombre", """{"name":"Plaza Sur"}"""),
        ],
    };

    private static readonly (int Status, string Description)[] BodyRefusals =
    [
        (StatusCodes.Status400BadRequest, "validation-failed: all faults of the body and the headers"),
        (StatusCodes.Status413PayloadTooLarge, "body-too-large: larger than 1 MB"),
        (StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type: not application/json"),
    ];

    private static readonly (int Status, string Description) Failure =
        (StatusCodes.Status500InternalServerError, "internal-error: unexpected; correlation_id finds it in the log");

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.DocumentName != OrganizationsContract.DocumentName)
        {
            return;
        }

        AddParameters(operation, context);
        if (operation.RequestBody is OpenApiRequestBody { Content: { } content } body)
        {
            body.Required = true;
            AddExamples(content.Values, context.ApiDescription.ParameterDescriptions.Single(parameter => parameter.Source.Id == "Body").Type);
            foreach (var refusal in BodyRefusals)
            {
                AddProblem(operation, context, refusal);
            }
        }

        AddProblem(operation, context, Failure);
        operation.Responses = operation.Responses!.InOrder();
        foreach (var (status, response) in operation.Responses)
        {
            Complete((OpenApiResponse)response, status, operation.OperationId);
        }
    }

    private static void AddParameters(OpenApiOperation operation, OperationFilterContext context)
    {
        var parameters = operation.Parameters ??= [];
        foreach (var parameter in parameters)
        {
            Describe((OpenApiSchema)parameter.Schema!, parameter.Name!);
        }

        if (context.MethodInfo.DeclaringType!.GetCustomAttribute<TenantHeaderAttribute>() is not null)
        {
            var header = Header(RequestCaller.OrganizationHeaderName, "The organization.", isRequired: true);
            header.Example = "org_123";
            parameters.Insert(0, header);
        }

        switch (operation.OperationId)
        {
            case CreateUser:
                var key = Header(
                    Preconditions.IdempotencyKeyName,
                    "The caller's own name for this request. Sent again with the same body within 24 hours, it is answered as it was first.");
                ((OpenApiSchema)key.Schema!).MaxLength = CreateUserCommand.MaxIdempotencyKeyLength;
                parameters.Add(key);
                break;
            case UpdateUser or DeleteUser:
                parameters.Add(Header(HeaderNames.IfMatch, "The ETag that the user must still have, else 412."));
                break;
        }
    }

    private static void Describe(OpenApiSchema schema, string parameter)
    {
        switch (parameter)
        {
            case "user_id":
                schema.Examples = ["user_002"];
                break;
            case OrganizationsParameters.Page:
                (schema.Type, schema.Minimum, schema.Maximum, schema.Default) = (JsonSchemaType.Integer, "1", Text(ListUsersRequest.MaxPage), 1);
                break;
            case "limit":
                (schema.Type, schema.Minimum, schema.Maximum, schema.Default) =
                    (JsonSchemaType.Integer, "1", Text(ListUsersRequest.MaxLimit), ListUsersRequest.DefaultLimit);
                break;
            case "organization_id":
                schema.Examples = ["org_123"];
                break;
            case "key":
                schema.Examples = ["role_gerente"];
                break;
            case "active" or "is_active":
                schema.Type = JsonSchemaType.Boolean;
                break;
            case "q":
                schema.MaxLength = ListUsersQuery.MaxSearchLength;
                break;
            case "sort":
                (schema.Enum, schema.Default) = ([.. ListUsersRequest.Orders.Keys.Select(name => JsonValue.Create(name))], ListUsersRequest.Orders.Keys.First());
                break;
        }
    }

    private static void AddExamples(IEnumerable<OpenApiMediaType> content, Type type)
    {
        foreach (var media in content)
        {
            media.Examples = Examples.GetValueOrDefault(type, []).ToDictionary(
                example => example.Name,
                IOpenApiExample (example) => new OpenApiExample { Summary = example.Summary, Value = JsonNode.Parse(example.Body) });
        }
    }

    private static void AddProblem(OpenApiOperation operation, OperationFilterContext context, (int Status, string Description) problem) =>
        operation.Responses![Text(problem.Status)] = new OpenApiResponse
        {
            Description = problem.Description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [OrganizationsErrors.MediaType] = new() { Schema = context.SchemaGenerator.GenerateSchema(typeof(OrganizationsProblem), context.SchemaRepository) },
            },
        };

    /// <summary>Problems have a media type of their own, and every answer its headers.</summary>
    private static void Complete(OpenApiResponse response, string status, string? operationId)
    {
        if (status[0] != '2' && response.Content is { Count: > 0 } content)
        {
            response.Content = new Dictionary<string, OpenApiMediaType> { [OrganizationsErrors.MediaType] = content.Values.First() };
        }

        response.Headers = HeadersOf(status, operationId).ToDictionary(
            header => header.Name,
            IOpenApiHeader (header) => new OpenApiHeader
            {
                Description = header.Description,
                Required = header.IsAlwaysThere,
                Schema = new OpenApiSchema { Type = header.Type },
            });
    }

    private static IEnumerable<(string Name, JsonSchemaType Type, string Description, bool IsAlwaysThere)> HeadersOf(string status, string? operationId)
    {
        yield return (CorrelationId.HeaderName, JsonSchemaType.String, "Finds the request in the log; the one that was sent, if any", true);
        switch (status)
        {
            case "200" when operationId == ListUsers:
                yield return (HeaderNames.Link, JsonSchemaType.String, "The next page, as rel=\"next\"; none at the end", false);
                yield return (PageLink.TotalName, JsonSchemaType.Integer, "How many users the whole list has", true);
                break;
            case "200" when operationId is GetUser or UpdateUser:
                yield return (HeaderNames.ETag, JsonSchemaType.String, "The state that the answer shows, for If-Match", true);
                break;
            case "201" when operationId == CreateUser:
                yield return (HeaderNames.Location, JsonSchemaType.String, "Path of what was created", true);
                yield return (HeaderNames.ETag, JsonSchemaType.String, "The state that the answer shows, for If-Match", true);
                break;
            case "201" when operationId is CreateOrganization or AddRole or AddLocal:
                yield return (HeaderNames.Location, JsonSchemaType.String, "Path of what was created", true);
                break;
            case "401":
                yield return (HeaderNames.WWWAuthenticate, JsonSchemaType.String, "Bearer", true);
                break;
            case "429":
                yield return (HeaderNames.RetryAfter, JsonSchemaType.Integer, "Seconds to wait", true);
                break;
        }
    }

    private static OpenApiParameter Header(string name, string description, bool isRequired = false) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Required = isRequired,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
