using AutoMapper;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Middleware;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Works;

/// <summary>
/// The contract of a government works office: the requests under <c>/users</c> and <c>/auth</c>. Start reading here: the
/// controllers have the routes, <see cref="WorksErrors"/> the status and body of every error, <see cref="WorksMessages"/> the
/// messages, and <see cref="WorksProfile"/> the mapping to the responses.
/// </summary>
internal sealed class WorksContract : IWireContract
{
    /// <summary>The path of user management.</summary>
    public const string UsersPath = "/users";

    /// <summary>The path of sign-in.</summary>
    public const string AuthPath = "/auth";

    /// <summary>The name of its OpenAPI document.</summary>
    public const string DocumentName = "works";

    public string Document => DocumentName;

    public string Title => "Works office";

    public string? Template => OrganizationTemplates.Works;

    public static void AddTo(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWireContract, WorksContract>());
        services.AddSingleton<Profile, WorksProfile>();
        services.ConfigureSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc(DocumentName, new OpenApiInfo
            {
                Title = "HelpDesk.Users: the works office",
                Version = "1",
                Description = "The users of a government works office. For the clients of its site management API. "
                    + "Sign in with POST /auth/login and send the access token as a bearer token. Administrators manage everybody; "
                    + "everybody reads and changes itself under its own id, but never its own roles, isActive or mustChangePassword, "
                    + "not even an administrator. "
                    + "A token of somebody who must change the password opens nothing but PATCH /users/{id} with the new password, "
                    + "and /api/auth/change-password.",
            });
        });
    }

    public bool Owns(HttpRequest request) => request.Path.StartsWithSegments(UsersPath) || request.Path.StartsWithSegments(AuthPath);

    public Task WriteErrorAsync(HttpContext context, int statusCode) =>
        context.Response.WriteAsJsonAsync(
            WorksErrors.ForStatus(statusCode, statusCode >= StatusCodes.Status500InternalServerError ? context.GetCorrelationId() : null),
            context.RequestAborted);
}
