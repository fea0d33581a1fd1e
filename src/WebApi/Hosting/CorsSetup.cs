using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>Closed, unless <c>Cors:Origins</c> lists origins.</summary>
internal static class CorsSetup
{
    public static void AddCors(this WebApplicationBuilder builder)
    {
        var origins = builder.Configuration.GetSection("Cors:Origins").Get<string[]>() ?? [];
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins)
            .AllowAnyHeader()
            .AllowAnyMethod()
            .WithExposedHeaders(HeaderNames.Location, HeaderNames.RetryAfter, CorrelationId.HeaderName)));
    }
}
