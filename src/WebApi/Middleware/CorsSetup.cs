using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.WebApi.Http.Requests;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>Closed, unless <c>Cors:Origins</c> lists origins.</summary>
internal static class CorsSetup
{
    public static void AddCors(this WebApplicationBuilder builder)
    {
        var origins = builder.Configuration.GetSection("Cors:Origins").Get<string[]>() ?? [];
        if (Array.Find(origins, origin => !IsOrigin(origin)) is { } wrong)
        {
            throw new InvalidConfigurationException($"Cors:Origins lists '{wrong}', which is no origin such as https://helpdesk.example.com.");
        }

        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins)
            .AllowAnyHeader()
            .AllowAnyMethod()
            .WithExposedHeaders(
                HeaderNames.Location,
                HeaderNames.Link,
                PageLink.TotalName,
                HeaderNames.ETag,
                HeaderNames.ContentDisposition,
                HeaderNames.RetryAfter,
                CorrelationId.HeaderName)));
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && uri.GetLeftPart(UriPartial.Authority) == text;
}
