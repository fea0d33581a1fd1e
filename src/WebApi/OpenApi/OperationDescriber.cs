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
/// Describes the operations of all contracts by the attributes of their actions and controllers, where the framework's own attributes
/// and the XML documentation do not say it already.
/// </summary>
internal sealed class OperationDescriber : IOperationFilter
{
    /// <summary>What an operation asks for that says nothing else.</summary>
    public const string BearerScheme = "bearer";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        // Those of the controller and its base class stand before those of the action.
        var attributes = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        DescribeSecurity(operation, context, attributes);
        DescribePath(operation, attributes);
        DescribeAnswers(operation, context, attributes);
        DescribeBody(operation, context, attributes);
        var headers = new OperationHeaders(attributes);
        headers.AddTo(operation);
        operation.Responses = InOrder(operation.Responses!);
        foreach (var (status, response) in operation.Responses)
        {
            ((OpenApiResponse)response).Headers = headers.Of(status);
        }
    }

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

        OpenApiSecurityRequirement Requirement(string scheme) =>
            new() { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] };
    }

    private static void DescribePath(OpenApiOperation operation, IList<object> attributes)
    {
        foreach (var type in attributes.OfType<JsonTypeAttribute>())
        {
            if (operation.Parameters?.FirstOrDefault(parameter => parameter.Name == type.Parameter)?.Schema is OpenApiSchema schema)
            {
                type.Describe(schema);
            }
        }
    }

    private static void DescribeAnswers(OpenApiOperation operation, OperationFilterContext context, IList<object> attributes)
    {
        foreach (var answer in context.ApiDescription.SupportedResponseTypes)
        {
            if (answer.Type is { } body && body.IsDefined(typeof(MediaTypeAttribute)))
            {
                ((OpenApiResponse)operation.Responses![Key(answer.StatusCode)]).Content = ContentOf(body, context);
            }
        }

        foreach (var mediaType in attributes.OfType<AnswersFilesAttribute>().SelectMany(files => files.MediaTypes))
        {
            var content = operation.Responses![Key(StatusCodes.Status200OK)].Content!;
            content[mediaType] = new() { Schema = SchemaOf(typeof(string), context) };
        }
    }

    private static void DescribeBody(OpenApiOperation operation, OperationFilterContext context, IList<object> attributes)
    {
        var declared = context.ApiDescription.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source == BindingSource.Body);
        if (declared is not null)
        {
            var body = (OpenApiRequestBody)operation.RequestBody!;
            // As it is written: the parameter may be null, so that a missing body is refused in the contract's own words.
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
                    body => new OpenApiMediaType { Schema = SchemaOf(body.Type, context), Example = body.Example }),
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

    private static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static OpenApiResponses InOrder(OpenApiResponses responses)
    {
        var ordered = new OpenApiResponses();
        foreach (var (status, response) in responses.OrderBy(response => response.Key, StringComparer.Ordinal))
        {
            ordered.Add(status, response);
        }

        return ordered;
    }
}
