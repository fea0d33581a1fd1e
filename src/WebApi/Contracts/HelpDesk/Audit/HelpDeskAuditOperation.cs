using System.Text.Json.Nodes;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.WebApi.Http.Downloads;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Audit;

/// <summary>Says of the audit's parameters what they may be, and what it answers beside a page.</summary>
internal sealed class HelpDeskAuditOperation : IOperationFilter
{
    public const string Id = "listAudit";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.OperationId != Id)
        {
            return;
        }

        foreach (var parameter in operation.Parameters!.Cast<OpenApiParameter>())
        {
            parameter.Schema = SchemaOf(parameter.Name!);
        }

        var page = operation.Responses!["200"];
        page.Content![CsvDownload.MediaType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        page.Content[JsonLinesDownload.MediaType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        page.Headers![HeaderNames.Link] = new OpenApiHeader
        {
            Description = "The next page, with rel=\"next\"; left out on the last page and on files",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
    }

    private static OpenApiSchema SchemaOf(string parameter) => parameter switch
    {
        "action" => Choice(AuditActions.All),
        "outcome" => Choice(AuditRequest.Outcomes.Keys),
        "format" => Choice(AuditRequest.Formats.Keys),
        "from" or "to" => new() { Type = JsonSchemaType.String, Format = "date-time" },
        "limit" => new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = $"{AuditSearch.MaxLimit}" },
        _ => new() { Type = JsonSchemaType.String },
    };

    private static OpenApiSchema Choice(IEnumerable<string> names) =>
        new() { Type = JsonSchemaType.String, Enum = [.. names.Select(name => JsonValue.Create(name))] };
}
