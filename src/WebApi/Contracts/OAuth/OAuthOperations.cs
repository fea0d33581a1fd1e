using System.Globalization;
using System.Net.Mime;
using HelpDesk.Users.WebApi.Contracts.OAuth.Requests;
using HelpDesk.Users.WebApi.Contracts.OAuth.Responses;
using HelpDesk.Users.WebApi.Middleware;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.OAuth;

/// <summary>Adds to the contract's operations their forms, how a client says who it is, what all may answer, and the headers of the answers.</summary>
internal sealed class OAuthOperations : IOperationFilter
{
    private static readonly Dictionary<string, (Type Form, string[] Schemes)> Operations = new()
    {
        [nameof(OAuthController.Token)] = (typeof(OAuthTokenRequest), [OAuthSecurity.Basic]),
        [nameof(OAuthController.Introspect)] = (typeof(OAuthIntrospectionRequest), [OAuthSecurity.Basic, OAuthSecurity.Bearer]),
    };

    private static readonly (int Status, string Description)[] CommonRefusals =
    [
        (StatusCodes.Status413PayloadTooLarge, "The body is larger than 1 MB"),
        (StatusCodes.Status500InternalServerError, "Unexpected failure; correlation_id finds it in the log"),
    ];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.DocumentName != OAuthContract.DocumentName)
        {
            return;
        }

        var (form, schemes) = Operations[context.MethodInfo.Name];
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = ContentOf(OAuthForm.MediaType, form, context),
        };
        // The last one: who it is stands in the form.
        operation.Security =
        [
            .. schemes.Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] }),
            new OpenApiSecurityRequirement(),
        ];
        foreach (var (status, description) in CommonRefusals)
        {
            operation.Responses![status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = description,
                Content = ContentOf(MediaTypeNames.Application.Json, typeof(OAuthError), context),
            };
        }

        operation.Responses = InOrder(operation.Responses!);
        foreach (var (status, response) in operation.Responses)
        {
            ((OpenApiResponse)response).Headers = HeadersOf(status);
        }
    }

    private static Dictionary<string, OpenApiMediaType> ContentOf(string mediaType, Type type, OperationFilterContext context) => new()
    {
        [mediaType] = new() { Schema = context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository) },
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

    private static Dictionary<string, IOpenApiHeader> HeadersOf(string status)
    {
        var headers = new Dictionary<string, IOpenApiHeader>
        {
            [CorrelationId.HeaderName] = Header(JsonSchemaType.String, "Finds the request in the log; the one that was sent, if any"),
        };
        switch (status)
        {
            case "401":
                headers[HeaderNames.WWWAuthenticate] = Header(JsonSchemaType.String, OAuthErrors.Challenge);
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
