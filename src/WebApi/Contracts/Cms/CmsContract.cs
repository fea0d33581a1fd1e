using AutoMapper;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Middleware;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>
/// The contract for content management: the requests under <c>/api/v1</c> without <c>X-Tenant-ID</c>. Start reading here: the
/// controllers have the routes, <see cref="CmsErrors"/> the status of every error, <see cref="CmsMessages"/> the messages, and
/// <see cref="CmsProfile"/> the mapping to the responses.
/// </summary>
internal sealed class CmsContract : IWireContract
{
    /// <summary>The path that all routes start with.</summary>
    public const string Prefix = "/api/v1";

    /// <summary>The name of its OpenAPI document.</summary>
    public const string DocumentName = "cms";

    public string Document => DocumentName;

    public string Title => "Content roles";

    public string? Template => OrganizationTemplates.Cms;

    public static void AddTo(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWireContract, CmsContract>());
        services.AddSingleton<Profile, CmsProfile>();
        services.ConfigureSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc(DocumentName, new OpenApiInfo
            {
                Title = "HelpDesk.Users: content roles",
                Version = "1",
                Description = "Who may write, edit, publish and comment. For content management clients: their users have numbers, "
                    + "usernames and one of the roles of GET /api/v1/rbac/roles. Sign in with POST /api/v1/auth/login and send the access "
                    + "token as a bearer token, without the header X-Tenant-ID: with it, /api/v1/users speaks another contract. A first "
                    + "password must be changed with POST /api/auth/change-password. Other services count for a user with "
                    + "PATCH /api/v1/users/{id}/stats.",
            });
        });
    }

    public bool Owns(HttpRequest request) =>
        request.Path.StartsWithSegments(Prefix) && !request.Headers.ContainsKey(RequestCaller.OrganizationHeaderName);

    public Task WriteErrorAsync(HttpContext context, int statusCode) => context.Response.WriteAsJsonAsync(
        CmsErrors.CreateBody(
            statusCode,
            correlationId: statusCode >= StatusCodes.Status500InternalServerError ? context.GetCorrelationId() : null),
        context.RequestAborted);
}
