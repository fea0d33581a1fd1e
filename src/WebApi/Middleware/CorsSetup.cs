using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.WebApi.Configuration;
using HelpDesk.Users.WebApi.Http.Requests;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>Allows cross-origin requests from the origins in <c>Cors:Origins</c>; from none without the setting.</summary>
internal static class CorsSetup
{
    /// <summary>The longest time that Chromium accepts.</summary>
    private static readonly TimeSpan PreflightMaxAge = TimeSpan.FromHours(2);

    public static void AddCors(this WebApplicationBuilder builder)
    {
        var origins = builder.Configuration.Read<CorsSettings>().Origins;
        if (origins.Find(origin => !IsOrigin(origin)) is { } invalid)
        {
            throw new InvalidConfigurationException(
                $"Cors:Origins lists '{invalid}', which is no origin such as https://helpdesk.example.com.");
        }

        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. origins])
            .AllowAnyHeader()
            .AllowAnyMethod()
            .SetPreflightMaxAge(PreflightMaxAge)
            .WithExposedHeaders(
                HeaderNames.Location,
                HeaderNames.Link,
                PageLink.TotalCountHeaderName,
                HeaderNames.ETag,
                HeaderNames.ContentDisposition,
                HeaderNames.RetryAfter,
                CorrelationId.HeaderName)));
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && uri.GetLeftPart(UriPartial.Authority) == text;
}
