using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.WebApi.Configuration;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>
/// <c>/metrics</c> for Prometheus. It requires <c>Metrics:Token</c> as a bearer token (RFC 6750); without that setting the endpoint does
/// not exist.
/// </summary>
internal static partial class MetricsEndpoint
{
    private const string Path = "/metrics";
    private const string TokenSetting = "Metrics:Token";
    private const string Scheme = "Bearer";

    /// <summary>Reads the token; null when it is not configured.</summary>
    /// <exception cref="InvalidConfigurationException">The token is too short, or not valid as a bearer token.</exception>
    public static string? ReadToken(IConfiguration configuration) => configuration.Read<MetricsSettings>().Token switch
    {
        null or "" => null,
        var token when WellFormed().IsMatch(token) => token,
        _ => throw new InvalidConfigurationException(
            $"{TokenSetting} must have at least 16 characters, letters and digits of ASCII or any of -._~+/."),
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
                if (HasToken(context.Request, expected))
                {
                    context.Response.Headers.CacheControl = "no-store";
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.Response.Headers.WWWAuthenticate = Scheme;
                return Task.CompletedTask;
            }),
            optionsName: null).WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
    }

    /// <summary>The syntax of RFC 6750, section 2.1.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9._~+/-]{16,}=*\z")]
    private static partial Regex WellFormed();

    private static bool HasToken(HttpRequest request, byte[] expected) =>
        AuthenticationHeaderValue.TryParse(request.Headers[HeaderNames.Authorization], out var sent)
        && string.Equals(sent.Scheme, Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(sent.Parameter ?? "")), expected);
}
