using System.Text.Json.Nodes;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Http.Requests;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>Says of the operations about users what the parameters of the list may be, and which headers are read and sent.</summary>
internal sealed class HelpDeskUserOperations : IOperationFilter
{
    public const string CreateId = "createUser";
    public const string ListId = "listUsers";
    public const string GetId = "getUser";
    public const string UpdateId = "updateUser";
    public const string DeleteId = "deleteUser";
    public const string MeId = "me";

    private const string Ok = "200";
    private const string Created = "201";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.DocumentName != HelpDeskContract.DocumentName)
        {
            return;
        }

        switch (operation.OperationId)
        {
            case CreateId:
                AddRequestHeader(
                    operation,
                    Preconditions.IdempotencyKeyName,
                    "The caller's own name for this request, such as a UUID: sent again within 24 hours with the same body, it is answered as it was first; with another body it is a 422.",
                    CreateUserCommand.MaxIdempotencyKeyLength);
                AddEntityTag(operation, Created);
                break;
            case ListId:
                Describe(operation);
                break;
            case GetId or MeId:
                AddEntityTag(operation, Ok);
                break;
            case UpdateId:
                AddIfMatch(operation);
                AddEntityTag(operation, Ok);
                break;
            case DeleteId:
                AddIfMatch(operation);
                break;
        }
    }

    private static void Describe(OpenApiOperation list)
    {
        foreach (var parameter in list.Parameters!.Cast<OpenApiParameter>())
        {
            parameter.Schema = parameter.Name switch
            {
                "q" => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = ListUsersQuery.MaxSearchLength },
                "rol" => Choice(OrganizationTemplates.HelpDeskRoles.Select(role => role.Name)),
                "area" => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = Area.MaxLength },
                "is_active" => new OpenApiSchema { Type = JsonSchemaType.Boolean },
                "sort" => Choice(ListUsersRequest.Orders.Keys),
                "limit" => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = $"{ListUsersQuery.MaxLimit}" },
                _ => new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }

        AddHeader(list, Ok, HeaderNames.Link, JsonSchemaType.String, "The next page, with rel=\"next\"; left out on the last page and without a limit");
        AddHeader(list, Ok, PageLink.TotalName, JsonSchemaType.Integer, "How many users all pages have; left out without a limit, with q, and in directories of more than 1,000 users");
    }

    private static void AddIfMatch(OpenApiOperation operation) => AddRequestHeader(
        operation,
        HeaderNames.IfMatch,
        "The ETag of the state that the caller has seen, such as \"3\" in its quotes; in any other state it is a 412, and nothing is done.",
        maxLength: null);

    private static void AddEntityTag(OpenApiOperation operation, string status)
    {
        AddHeader(operation, status, HeaderNames.ETag, JsonSchemaType.String, "The state of the user, for If-Match");
        ((OpenApiHeader)operation.Responses![status].Headers![HeaderNames.ETag]).Required = true;
    }

    private static void AddRequestHeader(OpenApiOperation operation, string name, string description, int? maxLength)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            // Without an example, which Swagger's page would send as it is.
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength },
        });
    }

    private static void AddHeader(OpenApiOperation operation, string status, string name, JsonSchemaType type, string description) =>
        operation.Responses![status].Headers![name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = type } };

    private static OpenApiSchema Choice(IEnumerable<string> names) =>
        new() { Type = JsonSchemaType.String, Enum = [.. names.Select(name => JsonValue.Create(name))] };
}
