using System.Globalization;
using System.Net.Mime;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>
/// Describes the operations of all contracts from the attributes of their actions and controllers, in addition to what Swashbuckle reads
/// from the framework's attributes and the XML documentation.
/// </summary>
internal sealed class OperationDescriber : IOperationFilter
{
    /// <summary>The security scheme of operations that declare no other.</summary>
    public const string BearerScheme = "bearer";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        // The attributes of the controller and its base class come before those of the action.
        var attributes = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        DescribeInWords(operation);
        DescribeSecurity(operation, context, attributes);
        DescribePathParameters(operation, attributes);
        DescribeResponses(operation, context, attributes);
        DescribeBody(operation, context, attributes);
        DescribeOutage(operation);
        var headers = new OperationHeaders(attributes);
        headers.AddTo(operation);
        operation.Responses = SortByStatus(operation.Responses!);
        foreach (var (status, response) in operation.Responses)
        {
            ((OpenApiResponse)response).Headers = headers.CreateFor(status);
        }
    }

    /// <summary>The first sentence names the operation; all of them describe it.</summary>
    private static void DescribeInWords(OpenApiOperation operation)
    {
        var summary = operation.Summary!.ReplaceLineEndings(" ");
        var end = summary.IndexOf(". ", StringComparison.Ordinal);
        operation.Summary = end < 0 ? summary.TrimEnd('.') : summary[..end];
        operation.Description = string.Join(' ', new[] { summary, operation.Description }.Where(text => !string.IsNullOrEmpty(text)));
    }

    /// <summary>Any operation can find the database or the processors busy: the answer is that of another failure.</summary>
    private static void DescribeOutage(OpenApiOperation operation) => operation.Responses!.TryAdd(
        Key(StatusCodes.Status503ServiceUnavailable),
        new OpenApiResponse
        {
            Description = "The database can't be reached for now, or too much is being done; Retry-After says how many seconds to wait",
            Content = operation.Responses[Key(StatusCodes.Status500InternalServerError)].Content,
        });

    private static void DescribeSecurity(OpenApiOperation operation, OperationFilterContext context, IList<object> attributes)
    {
        if (attributes.OfType<SecuritySchemesAttribute>().LastOrDefault() is { } schemes)
        {
            operation.Security = [.. schemes.Names.Select(Requirement), new OpenApiSecurityRequirement()];
        }
        else if (!attributes.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [Requirement(BearerScheme)];
        }
        else
        {
            // Said, so that nobody takes it for forgotten.
            operation.Security = [];
        }

        OpenApiSecurityRequirement Requirement(string scheme) =>
            new() { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] };
    }

    private static void DescribePathParameters(OpenApiOperation operation, IList<object> attributes)
    {
        foreach (var type in attributes.OfType<JsonTypeAttribute>())
        {
            if (operation.Parameters?.FirstOrDefault(parameter => parameter.Name == type.Parameter)?.Schema is OpenApiSchema schema)
            {
                type.Describe(schema);
            }
        }
    }

    private static void DescribeResponses(OpenApiOperation operation, OperationFilterContext context, IList<object> attributes)
    {
        foreach (var response in context.ApiDescription.SupportedResponseTypes)
        {
            if (response.Type is { } body && body.IsDefined(typeof(MediaTypeAttribute)))
            {
                ((OpenApiResponse)operation.Responses![Key(response.StatusCode)]).Content = ContentOf(body, context);
            }
        }

        foreach (var mediaType in attributes.OfType<ReturnsFilesAttribute>().SelectMany(files => files.MediaTypes))
        {
            var content = operation.Responses![Key(StatusCodes.Status200OK)].Content!;
            content[mediaType] = new() { Schema = FileSchema() };
        }
    }

    private static void DescribeBody(OpenApiOperation operation, OperationFilterContext context, IList<object> attributes)
    {
        var declared = context.ApiDescription.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source == BindingSource.Body);
        if (declared is not null)
        {
            var body = (OpenApiRequestBody)operation.RequestBody!;
            // Not from the parameter's nullability: it is nullable so that the contract itself refuses a missing body.
            body.Required = declared.CustomAttributes().OfType<FromBodyAttribute>()
                .All(bound => bound.EmptyBodyBehavior != EmptyBodyBehavior.Allow);
            foreach (var media in body.Content!.Values)
            {
                media.Examples = ExamplesOf(declared.Type);
            }

            foreach (var refusal in attributes.OfType<BodyRefusalAttribute>())
            {
                operation.Responses!.TryAdd(
                    Key(refusal.Status),
                    new OpenApiResponse { Description = refusal.Description, Content = ContentOf(refusal.Body, context) });
            }
        }
        else if (attributes.OfType<AcceptsBodyAttribute>().ToList() is [var first, ..] accepted)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = first.Description,
                Content = accepted.ToDictionary(
                    body => body.MediaType,
                    body => new OpenApiMediaType
                    {
                        Schema = body.Type == typeof(string) ? FileSchema() : SchemaOf(body.Type, context),
                        Example = body.Example,
                    }),
            };
        }
    }

    private static Dictionary<string, IOpenApiExample> ExamplesOf(Type body) => body.GetCustomAttributes<BodyExampleAttribute>()
        .ToDictionary(
            example => example.Name,
            IOpenApiExample (example) => new OpenApiExample { Summary = example.Summary, Value = JsonNode.Parse(example.Json) });

    private static Dictionary<string, OpenApiMediaType> ContentOf(Type body, OperationFilterContext context)
    {
        var mediaType = body.GetCustomAttribute<MediaTypeAttribute>()?.Name ?? MediaTypeNames.Application.Json;
        return new() { [mediaType] = new() { Schema = SchemaOf(body, context) } };
    }

    private static IOpenApiSchema SchemaOf(Type type, OperationFilterContext context) =>
        context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository);

    private static OpenApiSchema FileSchema() => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static OpenApiResponses SortByStatus(OpenApiResponses responses)
    {
        var ordered = new OpenApiResponses();
        foreach (var (status, response) in responses.OrderBy(response => response.Key, StringComparer.Ordinal))
        {
            ordered.Add(status, response);
        }

        return ordered;
    }
}
