using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using HelpDesk.Users.Domain.Results;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Http.Json;

/// <summary>
/// Reads a body that must be one JSON object (RFC 8259) without repeated members. What is wrong with a body as a whole becomes a
/// model error whose message is one of <see cref="ErrorCodes"/>, for the contract to word.
/// </summary>
internal sealed class JsonObjectInputFormatter : TextInputFormatter
{
    /// <summary>The key of the model errors that are codes.</summary>
    public const string ErrorKey = "body";

    private const int MaxDepth = 16;

    private static readonly JsonSerializerOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public JsonObjectInputFormatter()
    {
        SupportedMediaTypes.Add(MediaTypeHeaderValue.Parse("application/json"));
        SupportedEncodings.Add(UTF8EncodingWithoutBOM);
    }

    /// <summary>No media type but the one: the framework would take the <c>+json</c> ones for it too.</summary>
    public override bool CanRead(InputFormatterContext context) =>
        base.CanRead(context)
        && MediaTypeHeaderValue.TryParse(context.HttpContext.Request.ContentType, out var sent)
        && sent.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

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
                // The parser looks at texts only when they are read, and not everybody reads all of them.
                _ when !Utf8.IsValid(JsonMarshal.GetRawUtf8Value(body.RootElement)) => Refuse(context, FormatErrorCodes.MalformedJson),
                JsonValueKind.Object => await InputFormatterResult.SuccessAsync(body.RootElement.Deserialize(context.ModelType, Options)!),
                JsonValueKind.Null => await InputFormatterResult.SuccessAsync(null!),
                _ => Refuse(context, FormatErrorCodes.NotAnObject),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Refuse(context, FormatErrorCodes.MalformedJson);
        }
    }

    private static InputFormatterResult Refuse(InputFormatterContext context, string code)
    {
        context.ModelState.TryAddModelError(ErrorKey, code);
        return InputFormatterResult.Failure();
    }
}
