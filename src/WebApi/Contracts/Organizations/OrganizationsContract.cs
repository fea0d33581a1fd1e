using AutoMapper;
using HelpDesk.Users.WebApi.Contracts.Organizations.Operator;
using HelpDesk.Users.WebApi.Middleware;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations;

/// <summary>
/// The contract of organizations and their users: the requests under <c>/api/v1</c> that name an organization in
/// <c>X-Tenant-ID</c>, and those that manage organizations. Start reading here: the controllers have the routes,
/// <see cref="OrganizationsErrors"/> the problem and status of every error, <see cref="OrganizationsMessages"/> the messages, and
/// <see cref="OrganizationsProfile"/> the mapping to the responses.
/// </summary>
internal sealed class OrganizationsContract : IWireContract
{
    /// <summary>The path that all routes start with.</summary>
    public const string Prefix = "/api/v1";

    /// <summary>The path of the requests that manage organizations, with or without the header.</summary>
    public const string OrganizationsPath = Prefix + "/organizations";

    /// <summary>The name of its OpenAPI document.</summary>
    public const string DocumentName = "organizations";

    public string Document => DocumentName;

    public string Title => "Organizations";

    /// <summary>Null: every request names its organization.</summary>
    public string? Template => null;

    public static void AddTo(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWireContract, OrganizationsContract>());
        services.AddSingleton<Profile, ManagedOrganizationsProfile>();
        services.AddSingleton<Profile, OrganizationsProfile>();
        services.ConfigureSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc(DocumentName, new OpenApiInfo
            {
                Title = "HelpDesk.Users: organizations",
                Version = "1",
                Description = "The users of an organization with roles and locals, such as a chain of shops. For the applications of "
                    + "organizations, which name theirs in X-Tenant-ID with every call. Sign in with POST /api/v1/auth/login and send the "
                    + "access token as a bearer token: it must be of that organization. Permissions decide, not roles. Refusals are "
                    + "problem details (RFC 9457); docs/problem-types.md lists their types. The operator of the whole directory, an ADMIN "
                    + "of the help desk, manages the organizations themselves under /api/v1/organizations, where the header does nothing.",
            });
        });
    }

    public bool Owns(HttpRequest request) =>
        request.Path.StartsWithSegments(OrganizationsPath)
        || (request.Path.StartsWithSegments(Prefix) && request.Headers.ContainsKey(RequestCaller.OrganizationHeaderName));

    public Task WriteErrorAsync(HttpContext context, int statusCode) => context.Response.WriteAsJsonAsync(
        OrganizationsErrors.ForStatus(statusCode, context.GetCorrelationId()),
        options: null,
        OrganizationsErrors.MediaType,
        context.RequestAborted);
}
