using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Contracts.OAuth;

/// <summary>The parameters of a form. Repeated ones are refused, and those without a value are ignored (RFC 6749, 3.2).</summary>
internal sealed class OAuthForm
{
    public const string MediaType = "application/x-www-form-urlencoded";

    private readonly IReadOnlyDictionary<string, StringValues> parameters;

    private OAuthForm(IReadOnlyDictionary<string, StringValues> parameters) => this.parameters = parameters;

    /// <summary>The value of a parameter; null when it is missing or empty.</summary>
    public string? this[string name] => parameters.GetValueOrDefault(name) is [{ Length: > 0 } value] ? value : null;

    /// <summary>Reads the body of a request. Returns null when it is not a form or repeats a parameter.</summary>
    public static async Task<OAuthForm?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            // Always UTF-8 (RFC 6749, appendix B), even if the media type names another encoding.
            var parameters = await new FormPipeReader(request.BodyReader, Encoding.UTF8).ReadFormAsync(cancellationToken);
            return parameters.Values.All(values => values.Count == 1) ? new(parameters) : null;
        }
        catch (InvalidDataException)
        {
            // Too many parameters, too long names or values, or invalid characters.
            return null;
        }
    }
}
