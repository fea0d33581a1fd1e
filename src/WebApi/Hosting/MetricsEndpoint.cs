using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using HelpDesk.Users.Application.Abstractions;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>
/// <c>/metrics</c> for Prometheus, for who sends <c>Metrics:Token</c> as a bearer token (RFC 6750); there is no such path without that
/// setting.
/// </summary>
internal static class MetricsEndpoint
{
    private const string Path = "/metrics";
    private const string TokenName = "Metrics:Token";
    private const string Scheme = "Bearer";
    private const int MinTokenLength = 16;

    /// <summary>Reads the token.</summary>
    /// <returns>Null when the endpoint is not wanted.</returns>
    /// <exception cref="InvalidConfigurationException">It is too short to be a secret.</exception>
    public static string? ReadToken(IConfiguration configuration) => configuration[TokenName] switch
    {
        null or "" => null,
        { Length: < MinTokenLength } => throw new InvalidConfigurationException($"{TokenName} must have at least {MinTokenLength} characters."),
        var token => token,
    };

    public static void MapMetrics(this WebApplication app)
    {
        if (ReadToken(app.Configuration) is not { } token)
        {
            return;
        }

        var expected = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        app.MapPrometheusScrapingEndpoint(
            Path,
            meterProvider: null,
            configureBranchedPipeline: branch => branch.Use((context, next) =>
            {
                if (IsSent(context.Request, expected))
                {
                    context.Response.Headers.CacheControl = "no-store";
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.Response.Headers.WWWAuthenticate = Scheme;
                return Task.CompletedTask;
            }),
            optionsName: null);
    }

    private static bool IsSent(HttpRequest request, byte[] expected) =>
        AuthenticationHeaderValue.TryParse(request.Headers[HeaderNames.Authorization], out var sent)
        && string.Equals(sent.Scheme, Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(sent.Parameter ?? "")), expected);
}
