using System.Text.Json.Nodes;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.WebApi.Contracts.Cms.Requests;
using HelpDesk.Users.WebApi.Contracts.Cms.Responses;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>
/// Adds to the contract's operations what all of them may answer, what every body may be refused for, the headers of requests
/// and answers, and examples of the bodies that clients send.
/// </summary>
internal sealed class CmsOperations : IOperationFilter
{
    public const string List = "listCmsUsers";
    public const string Get = "getCmsUser";
    public const string Create = "createCmsUser";
    public const string Update = "updateCmsUser";
    public const string Delete = "deleteCmsUser";
    public const string AddStats = "addCmsUserStats";

    private static readonly Dictionary<Type, (string Name, string Summary, string Body)[]> Examples = new()
    {
        [typeof(LogInRequest)] =
        [
            ("login", "The administrator of the development data", """{"email":"admin@redaccion.example","password":"the password"}"""),
        ],
        [typeof(CreateUserRequest)] =
        [
            ("editor", "An editor", """{"email":"maria@redaccion.example","password":"Temporal-2026","username":"editor_pro","firstName":"María","lastName":"González","rolId":2}"""),
            ("author", "An author without a username", """{"email":"carlos@redaccion.example","password":"Temporal-2026","firstName":"Carlos","lastName":"Martínez","rolId":3}"""),
        ],
        [typeof(UpdateUserRequest)] =
        [
            ("role", "Another role", """{"id":3,"rolId":2}"""),
            ("status", "Lock out", """{"id":5,"status":"suspended"}"""),
        ],
        [typeof(AddStatsRequest)] =
        [
            ("stats", "One post more, and its views", """{"postsCreated":1,"totalViews":25}"""),
        ],
    };

    private static readonly (int Status, string Description)[] BodyRefusals =
    [
        (StatusCodes.Status400BadRequest, "All faults of the body"),
        (StatusCodes.Status413PayloadTooLarge, "The body is larger than 1 MB"),
        (StatusCodes.Status415UnsupportedMediaType, "The body is not application/json"),
    ];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.DocumentName != CmsContract.DocumentName)
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
                operation.AddRefusal<CmsError>(context, status, description);
            }
        }

        DescribeParameters(operation);
        operation.AddRefusal<CmsError>(context, StatusCodes.Status500InternalServerError, "Unexpected failure; correlationId finds it in the log");
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

        if (operation.OperationId is Update or Delete)
        {
            AddHeader(operation, HeaderNames.IfMatch, "The ETag of an answer: refused with 412 when the user has changed since");
        }
        else if (operation.OperationId is Create)
        {
            AddHeader(operation, Preconditions.IdempotencyKeyName, "Your own name for this request: sent again within a day, it is answered as it was first");
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
        "id" => new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "1" },
        "q" => new() { Type = JsonSchemaType.String, MaxLength = ListUsersQuery.MaxSearchLength },
        "status" => OperationDescriptions.Choice(CmsParameters.Statuses.Keys),
        "sort" => OperationDescriptions.Choice(CmsParameters.Orders.Keys),
        "limit" => new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = $"{ListUsersQuery.MaxLimit}" },
        _ => new() { Type = JsonSchemaType.String },
    };
}
