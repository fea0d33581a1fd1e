using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Contracts.OAuth.Responses;
using HelpDesk.Users.WebApi.Middleware;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.OAuth;

/// <summary>
/// OAuth for services: the requests under <c>/connect</c>. Start reading here: the controller has the routes,
/// <see cref="OAuthClient"/> the authentication of services, and <see cref="OAuthErrors"/> the status of every error.
/// </summary>
internal sealed class OAuthContract : IWireContract
{
    /// <summary>The path that all routes start with.</summary>
    public const string Prefix = "/connect";

    /// <summary>The token endpoint (RFC 6749, 3.2).</summary>
    public const string TokenPath = Prefix + "/token";

    /// <summary>The introspection endpoint (RFC 7662, 2).</summary>
    public const string IntrospectionPath = Prefix + "/introspect";

    /// <summary>Where a gateway asks whether to pass a request on.</summary>
    public const string VerificationPath = Prefix + "/verify";

    /// <summary>The only supported grant (RFC 6749, 4.4).</summary>
    public const string ClientCredentialsGrant = "client_credentials";

    /// <summary>All supported grants.</summary>
    public static readonly string[] Grants = [ClientCredentialsGrant];

    /// <summary>The name of its OpenAPI document.</summary>
    public const string DocumentName = "oauth";

    public string Document => DocumentName;

    public string Title => "OAuth for services";

    public string? Template => OrganizationTemplates.HelpDesk;

    public static void AddTo(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWireContract, OAuthContract>());
        services.ConfigureSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc(DocumentName, new OpenApiInfo
            {
                Title = "HelpDesk.Users: OAuth for services",
                Version = "1",
                Description = "How other services come in: with the client id and secret that an ADMIN made for them "
                    + "at POST /api/auth/service-accounts.",
            });
            swagger.DocumentFilter<OAuthSecurity>();
        });
    }

    public bool Owns(HttpRequest request) => request.Path.StartsWithSegments(Prefix);

    public Task WriteErrorAsync(HttpContext context, int statusCode) => context.Response.WriteAsJsonAsync(
        new OAuthError
        {
            Error = OAuthErrors.NameOf(statusCode),
            ErrorDescription = ReasonPhrases.GetReasonPhrase(statusCode),
            CorrelationId = statusCode >= StatusCodes.Status500InternalServerError ? context.GetCorrelationId() : null,
        },
        context.RequestAborted);
}
