using System.Globalization;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace HelpDesk.Users.WebApi.AcceptanceTests.OpenApi;

/// <summary>The OpenAPI document as the service serves it, without the address of the server.</summary>
public sealed class ServedDocument
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ReadResult parsed;

    private ServedDocument(string json)
    {
        Json = json;
        parsed = OpenApiDocument.Parse(json, OpenApiConstants.Json);
    }

    public string Json { get; }

    public OpenApiDocument Document => parsed.Document!;

    public IEnumerable<string> Faults => parsed.Diagnostic!.Errors.Concat(parsed.Diagnostic.Warnings).Select(error => error.ToString());

    /// <summary>The operations with their calls, such as GET /api/auth/me.</summary>
    public IReadOnlyDictionary<string, OpenApiOperation> Calls => Document.Paths
        .SelectMany(path => path.Value.Operations!.Select(operation => (Call: $"{operation.Key} {path.Key}", operation.Value)))
        .ToDictionary(operation => operation.Call, operation => operation.Value);

    public static async Task<ServedDocument> ReadAsync(HelpDeskService service, string name = "helpdesk") =>
        new(Normalise((await service.Client.GetFromJsonAsync<JsonObject>($"/swagger/{name}/swagger.json"))!));

    public static string Normalise(JsonObject document) => document.ToJsonString(Readable);

    public OpenApiOperation Operation(string id) => Calls.Values.Single(operation => operation.OperationId == id);

    /// <summary>What the operation declares to answer with this status.</summary>
    public OpenApiResponse Response(string operationId, int status) =>
        (OpenApiResponse)Operation(operationId).Responses![status.ToString(CultureInfo.InvariantCulture)];

    public static IOpenApiSchema BodyOf(IDictionary<string, OpenApiMediaType>? content) => content!["application/json"].Schema!;
}
