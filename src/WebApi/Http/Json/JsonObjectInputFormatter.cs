using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using HelpDesk.Users.Domain.Results;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Http.Json;

/// <summary>
/// Reads a body that must be one JSON object (RFC 8259) without repeated members. A fault of the body as a whole becomes a model error
/// whose message is one of <see cref="ErrorCodes"/>, which the contract maps to its own message.
/// </summary>
internal sealed class JsonObjectInputFormatter : TextInputFormatter
{
    /// <summary>The key of those model errors.</summary>
    public const string ErrorKey = "body";

    private const string Json = "application/json";
    private const string MergePatch = "application/merge-patch+json";
    private const int MaxDepth = 16;

    private static readonly JsonSerializerOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public JsonObjectInputFormatter()
    {
        SupportedMediaTypes.Add(MediaTypeHeaderValue.Parse(Json));
        SupportedMediaTypes.Add(MediaTypeHeaderValue.Parse(MergePatch));
        SupportedEncodings.Add(UTF8EncodingWithoutBOM);
    }

    /// <summary>
    /// Accepts application/json, and for PATCH, whose bodies mean the same, application/merge-patch+json (RFC 7396). The framework would
    /// accept all <c>+json</c> media types.
    /// </summary>
    public override bool CanRead(InputFormatterContext context) =>
        base.CanRead(context)
        && MediaTypeHeaderValue.TryParse(context.HttpContext.Request.ContentType, out var sent)
        && (sent.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            || (sent.MediaType.Equals(MergePatch, StringComparison.OrdinalIgnoreCase) && HttpMethods.IsPatch(context.HttpContext.Request.Method)));

    /// <summary>Documents one media type for each body; the description of PATCH has the other one.</summary>
    public override IReadOnlyList<string>? GetSupportedContentTypes(string? contentType, Type objectType) => [Json];

    public override async Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context, Encoding encoding)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(
                context.HttpContext.Request.Body,
                new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false },
                context.HttpContext.RequestAborted);
            return body.RootElement.ValueKind switch
            {
                // The parser doesn't check that strings are valid UTF-8 until they are read, and unknown members are never read.
                _ when !Utf8.IsValid(JsonMarshal.GetRawUtf8Value(body.RootElement)) => Fail(context, FormatErrorCodes.MalformedJson),
                JsonValueKind.Object => await InputFormatterResult.SuccessAsync(body.RootElement.Deserialize(context.ModelType, Options)!),
                JsonValueKind.Null => await InputFormatterResult.SuccessAsync(null!),
                _ => Fail(context, FormatErrorCodes.NotAnObject),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Fail(context, FormatErrorCodes.MalformedJson);
        }
    }

    private static InputFormatterResult Fail(InputFormatterContext context, string code)
    {
        context.ModelState.TryAddModelError(ErrorKey, code);
        return InputFormatterResult.Failure();
    }
}
