using System.Globalization;
using AutoMapper;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Middleware;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>
/// The help desk's contract: the requests under <c>/api/auth</c>. Start reading here: the controllers have the routes,
/// <see cref="HelpDeskErrors"/> the status and body of every error, <see cref="HelpDeskMessages"/> the messages, and
/// <see cref="HelpDeskProfile"/> the mapping to the responses.
/// </summary>
internal sealed class HelpDeskContract : IWireContract
{
    /// <summary>The path that all routes start with.</summary>
    public const string Prefix = "/api/auth";

    /// <summary>The name of its OpenAPI document.</summary>
    public const string DocumentName = "helpdesk";

    public string Document => DocumentName;

    public string Title => "Help desk";

    public string? Template => OrganizationTemplates.HelpDesk;

    public static void AddTo(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWireContract, HelpDeskContract>());
        services.AddSingleton<Profile, HelpDeskProfile>();
        services.ConfigureSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc(DocumentName, new OpenApiInfo
            {
                Title = "HelpDesk.Users: the help desk",
                Version = "1",
                Description = "Who may use the help desk, and as what. For the help desk's web application and for whoever administers its "
                    + "users. Sign in with POST /api/auth/login and send the access token as a bearer token.",
            });
        });
    }

    public bool Owns(HttpRequest request) => request.Path.StartsWithSegments(Prefix);

    public Task WriteErrorAsync(HttpContext context, int statusCode)
    {
        var detail = HelpDeskMessages.Of(context.Request).ForStatus(statusCode) ?? ReasonPhrases.GetReasonPhrase(statusCode);
        return context.Response.WriteAsJsonAsync(
            new HelpDeskError
            {
                Detail = detail.Length > 0 ? detail : statusCode.ToString(CultureInfo.InvariantCulture),
                CorrelationId = statusCode >= StatusCodes.Status500InternalServerError ? context.GetCorrelationId() : null,
                Code = HelpDeskErrors.CodeOf(statusCode),
            },
            context.RequestAborted);
    }
}
