using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Contracts.OAuth.Responses;
using HelpDesk.Users.WebApi.Middleware;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.OAuth;

/// <summary>
/// OAuth for services: what is served under <c>/connect</c>. Start reading here: the controller holds the routes,
/// <see cref="OAuthClient"/> how a service says who it is, <see cref="OAuthErrors"/> the statuses of every refusal.
/// </summary>
internal sealed class OAuthContract : IWireContract
{
    /// <summary>Where the contract is served.</summary>
    public const string Prefix = "/connect";

    /// <summary>Where services get tokens (RFC 6749, 4.4).</summary>
    public const string TokenPath = Prefix + "/token";

    /// <summary>Where services ask about tokens (RFC 7662).</summary>
    public const string IntrospectionPath = Prefix + "/introspect";

    /// <summary>The only grant there is.</summary>
    public const string ClientCredentialsGrant = "client_credentials";

    /// <summary>All grants.</summary>
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
