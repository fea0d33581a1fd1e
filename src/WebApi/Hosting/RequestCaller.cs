using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Contracts;
using Microsoft.AspNetCore.Authorization;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>
/// Completes what the token has said about the caller: where the request comes from and, for somebody who is not signed in or is
/// about to sign in, which organization it speaks to: the one named in <c>X-Tenant-ID</c>, else the contract's own.
/// </summary>
internal static class RequestCaller
{
    public const string OrganizationHeaderName = "X-Tenant-ID";

    /// <summary>What cannot be an id names no organization, like an id that nobody has.</summary>
    private const string NoOrganizationId = "";

    public static IApplicationBuilder UseRequestCaller(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var accessor = context.RequestServices.GetRequiredService<CallerAccessor>();
        var isAnonymous = !accessor.Current.IsSignedIn || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        var caller = isAnonymous ? Caller.Anonymous(OrganizationOf(context)) : accessor.Current;
        string? userAgent = context.Request.Headers.UserAgent;
        accessor.Current = caller with { Origin = new(context.Connection.RemoteIpAddress?.ToString(), userAgent, context.GetCorrelationId()) };
        return next(context);
    });

    private static string OrganizationOf(HttpContext context)
    {
        string? named = context.Request.Headers[OrganizationHeaderName];
        return string.IsNullOrWhiteSpace(named)
            ? context.RequestServices.GetRequiredService<WireContracts>().Of(context.Request).DefaultOrganizationId
            : Organization.IsId(named) ? named : NoOrganizationId;
    }
}
