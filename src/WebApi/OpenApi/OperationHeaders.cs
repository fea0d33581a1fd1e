using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.Middleware;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The request and response headers of an operation, from the attributes of its action and controller.</summary>
internal sealed class OperationHeaders(IList<object> attributes)
{
    private readonly SharedHeaders headers = attributes.OfType<HeadersAttribute>().LastOrDefault()?.Headers ?? SharedHeaders.None;
    private readonly HeaderDescriptionsAttribute descriptions = attributes.OfType<HeaderDescriptionsAttribute>().LastOrDefault() ?? new();

    /// <summary>Adds the request headers to the operation's parameters.</summary>
    public void AddTo(OpenApiOperation operation)
    {
        operation.Parameters = [.. attributes.OfType<ReadsHeaderAttribute>().Select(CreateParameter), .. operation.Parameters ?? []];
        if (headers.HasFlag(SharedHeaders.IfMatch))
        {
            operation.Parameters.Add(CreateParameter(HeaderNames.IfMatch, descriptions.IfMatch));
        }

        if (headers.HasFlag(SharedHeaders.IdempotencyKey))
        {
            operation.Parameters.Add(CreateParameter(
                Preconditions.IdempotencyKeyName,
                descriptions.IdempotencyKey,
                descriptions.IdempotencyKeyMaxLength));
        }
    }

    /// <summary>Creates the headers of the response with a status code.</summary>
    public Dictionary<string, IOpenApiHeader> CreateFor(string status)
    {
        var responseHeaders = new Dictionary<string, IOpenApiHeader>
        {
            [CorrelationId.HeaderName] = CreateHeader("Finds the request in the log; the one that was sent, if any"),
        };
        switch (status)
        {
            case "201":
                responseHeaders[HeaderNames.Location] = CreateHeader("Path of what was created");
                break;
            case "401":
                responseHeaders[HeaderNames.WWWAuthenticate] = CreateHeader(descriptions.Challenge);
                break;
            case "429" or "503":
                responseHeaders[HeaderNames.RetryAfter] = CreateHeader("Seconds to wait", JsonSchemaType.Integer);
                break;
        }

        if (status[0] == '2')
        {
            AddSuccessHeaders(responseHeaders);
        }

        return responseHeaders;
    }

    private void AddSuccessHeaders(Dictionary<string, IOpenApiHeader> responseHeaders)
    {
        if (headers.HasFlag(SharedHeaders.EntityTag))
        {
            responseHeaders[HeaderNames.ETag] = CreateHeader(descriptions.EntityTag);
        }

        if (headers.HasFlag(SharedHeaders.NextPage))
        {
            responseHeaders[HeaderNames.Link] = CreateHeader(descriptions.NextPage, isRequired: false);
        }

        if (headers.HasFlag(SharedHeaders.Total))
        {
            responseHeaders[PageLink.TotalCountHeaderName] = CreateHeader(
                descriptions.Total,
                JsonSchemaType.Integer,
                descriptions.IsTotalRequired);
        }
    }

    private static OpenApiParameter CreateParameter(ReadsHeaderAttribute header)
    {
        var parameter = CreateParameter(header.Name, header.Description);
        (parameter.Required, parameter.Example) = (header.IsRequired, header.Example);
        return parameter;
    }

    // Without an example, because Swagger UI would send it.
    private static OpenApiParameter CreateParameter(string name, string description, int maxLength = 0) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength > 0 ? maxLength : null },
    };

    private static OpenApiHeader CreateHeader(string description, JsonSchemaType type = JsonSchemaType.String, bool isRequired = true) =>
        new() { Description = description, Required = isRequired, Schema = new OpenApiSchema { Type = type } };
}
