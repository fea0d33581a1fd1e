using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Contracts.OAuth;

/// <summary>The parameters of a request, each at most once; one without a value is as if it were not there (RFC 6749, 3.2).</summary>
internal sealed class OAuthForm
{
    public const string MediaType = "application/x-www-form-urlencoded";

    private readonly IReadOnlyDictionary<string, StringValues> parameters;

    private OAuthForm(IReadOnlyDictionary<string, StringValues> parameters) => this.parameters = parameters;

    /// <summary>The value of a parameter, null when there is none.</summary>
    public string? this[string name] => parameters.GetValueOrDefault(name) is [{ Length: > 0 } value] ? value : null;

    /// <summary>Reads the body of a request.</summary>
    /// <returns>The form, or null when the body is none or repeats a parameter.</returns>
    public static async Task<OAuthForm?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            // UTF-8 as the RFC says, whatever encoding the type names.
            var parameters = await new FormPipeReader(request.BodyReader, Encoding.UTF8).ReadFormAsync(cancellationToken);
            return parameters.Values.All(values => values.Count == 1) ? new(parameters) : null;
        }
        catch (InvalidDataException)
        {
            // More parameters, or longer names, than anybody needs, or characters that nobody types.
            return null;
        }
    }
}
