using System.Globalization;
using System.Net.Mime;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.Middleware;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>What contracts say alike about their operations in OpenAPI.</summary>
internal static class OperationDescriptions
{
    private const string StateOfTheUser = "The state of the user, for If-Match";

    /// <summary>One of a few words.</summary>
    public static OpenApiSchema Choice(IEnumerable<string> names) =>
        new() { Type = JsonSchemaType.String, Enum = [.. names.Select(name => JsonValue.Create(name))] };

    /// <summary>A refusal with the contract's body.</summary>
    public static void AddRefusal<TBody>(this OpenApiOperation operation, OperationFilterContext context, int status, string description) =>
        operation.Responses![status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [MediaTypeNames.Application.Json] = new() { Schema = context.SchemaGenerator.GenerateSchema(typeof(TBody), context.SchemaRepository) },
            },
        };

    /// <summary>The answers by their statuses.</summary>
    public static OpenApiResponses InOrder(this OpenApiResponses responses)
    {
        var ordered = new OpenApiResponses();
        foreach (var (status, response) in responses.OrderBy(response => response.Key, StringComparer.Ordinal))
        {
            ordered.Add(status, response);
        }

        return ordered;
    }

    /// <summary>The headers of an answer.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="isCreate">Whether the operation creates a user.</param>
    /// <param name="isOne">Whether it shows one user.</param>
    /// <param name="isList">Whether it lists users.</param>
    public static Dictionary<string, IOpenApiHeader> HeadersOf(string status, bool isCreate, bool isOne, bool isList)
    {
        var headers = new Dictionary<string, IOpenApiHeader>
        {
            [CorrelationId.HeaderName] = Header(JsonSchemaType.String, "Finds the request in the log; the one that was sent, if any"),
        };
        switch (status)
        {
            case "201" when isCreate:
                headers[HeaderNames.Location] = Header(JsonSchemaType.String, "Path of what was created");
                headers[HeaderNames.ETag] = Header(JsonSchemaType.String, StateOfTheUser);
                break;
            case "200" when isOne:
                headers[HeaderNames.ETag] = Header(JsonSchemaType.String, StateOfTheUser);
                break;
            case "200" when isList:
                headers[HeaderNames.Link] = Header(JsonSchemaType.String, "The next page, with rel=\"next\"; left out on the last one, and without a limit", isRequired: false);
                headers[PageLink.TotalName] = Header(JsonSchemaType.Integer, "How many users the whole list has; left out without a limit, of a search, and in directories of more than 1,000 users", isRequired: false);
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

    private static OpenApiHeader Header(JsonSchemaType type, string description, bool isRequired = true) =>
        new() { Description = description, Required = isRequired, Schema = new OpenApiSchema { Type = type } };
}
