using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Configuration;
using HelpDesk.Users.WebApi.Contracts;
using Microsoft.AspNetCore.Authorization;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>
/// Adds to the caller what the token does not contain: the origin of the request and, for anonymous callers and at sign-in, the
/// organization. That is the one in <c>X-Tenant-ID</c>, else the default of the contract.
/// </summary>
internal static class RequestCaller
{
    public const string OrganizationHeaderName = "X-Tenant-ID";

    /// <summary>The id for a header that is not a valid id; no organization has it.</summary>
    private const string NoOrganizationId = "";

    public static IApplicationBuilder UseRequestCaller(this IApplicationBuilder app)
    {
        var configured = ConfiguredOrganizations.Read(app.ApplicationServices.GetRequiredService<IConfiguration>());
        var contracts = app.ApplicationServices.GetRequiredService<WireContracts>();
        var defaultIds = contracts.All.ToDictionary(
            contract => contract,
            contract => contract.Template is { } template ? ConfiguredOrganizations.DefaultIdFor(template, configured) : NoOrganizationId);
        return app.Use((context, next) =>
        {
            var accessor = context.RequestServices.GetRequiredService<CallerAccessor>();
            var isAnonymous = !accessor.Current.IsSignedIn || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var caller = isAnonymous
                ? Caller.Anonymous(FindOrganizationId(context.Request) ?? defaultIds[contracts.GetFor(context.Request)])
                : accessor.Current;
            string? userAgent = context.Request.Headers.UserAgent;
            accessor.Current = caller with
            {
                Origin = new(context.Connection.RemoteIpAddress?.ToString(), userAgent, context.GetCorrelationId()),
            };
            return next(context);
        });
    }

    private static string? FindOrganizationId(HttpRequest request)
    {
        string? id = request.Headers[OrganizationHeaderName];
        return string.IsNullOrWhiteSpace(id) ? null : Organization.IsId(id) ? id : NoOrganizationId;
    }
}
