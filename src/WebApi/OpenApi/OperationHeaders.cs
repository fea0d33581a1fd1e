using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.Middleware;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The headers that an operation reads and answers, by the attributes of its action and controller.</summary>
internal sealed class OperationHeaders(IList<object> attributes)
{
    private readonly SharedHeaders headers = attributes.OfType<HeadersAttribute>().LastOrDefault()?.Headers ?? SharedHeaders.None;
    private readonly HeaderWordsAttribute words = attributes.OfType<HeaderWordsAttribute>().LastOrDefault() ?? new();

    /// <summary>Adds those that the operation reads to its parameters.</summary>
    public void AddTo(OpenApiOperation operation)
    {
        operation.Parameters = [.. attributes.OfType<ReadsHeaderAttribute>().Select(Read), .. operation.Parameters ?? []];
        if (headers.HasFlag(SharedHeaders.IfMatch))
        {
            operation.Parameters.Add(Read(HeaderNames.IfMatch, words.IfMatch));
        }

        if (headers.HasFlag(SharedHeaders.IdempotencyKey))
        {
            operation.Parameters.Add(Read(Preconditions.IdempotencyKeyName, words.IdempotencyKey, words.IdempotencyKeyMaxLength));
        }
    }

    /// <summary>Those of the answer with a status.</summary>
    public Dictionary<string, IOpenApiHeader> Of(string status)
    {
        var sent = new Dictionary<string, IOpenApiHeader>
        {
            [CorrelationId.HeaderName] = Sent("Finds the request in the log; the one that was sent, if any"),
        };
        switch (status)
        {
            case "201":
                sent[HeaderNames.Location] = Sent("Path of what was created");
                break;
            case "401":
                sent[HeaderNames.WWWAuthenticate] = Sent(words.Challenge);
                break;
            case "429":
                sent[HeaderNames.RetryAfter] = Sent("Seconds to wait", JsonSchemaType.Integer);
                break;
        }

        if (status[0] == '2')
        {
            AddThoseOfSuccess(sent);
        }

        return sent;
    }

    private void AddThoseOfSuccess(Dictionary<string, IOpenApiHeader> sent)
    {
        if (headers.HasFlag(SharedHeaders.EntityTag))
        {
            sent[HeaderNames.ETag] = Sent(words.EntityTag);
        }

        if (headers.HasFlag(SharedHeaders.NextPage))
        {
            sent[HeaderNames.Link] = Sent(words.NextPage, isAlwaysThere: false);
        }

        if (headers.HasFlag(SharedHeaders.Total))
        {
            sent[PageLink.TotalName] = Sent(words.Total, JsonSchemaType.Integer, words.IsTotalAlwaysThere);
        }
    }

    private static OpenApiParameter Read(ReadsHeaderAttribute header)
    {
        var parameter = Read(header.Name, header.Description);
        (parameter.Required, parameter.Example) = (header.IsRequired, header.Example);
        return parameter;
    }

    // Without an example, which Swagger's page would send as it is.
    private static OpenApiParameter Read(string name, string description, int maxLength = 0) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength > 0 ? maxLength : null },
    };

    private static OpenApiHeader Sent(string description, JsonSchemaType type = JsonSchemaType.String, bool isAlwaysThere = true) =>
        new() { Description = description, Required = isAlwaysThere, Schema = new OpenApiSchema { Type = type } };
}
