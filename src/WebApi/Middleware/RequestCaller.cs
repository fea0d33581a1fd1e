using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Configuration;
using HelpDesk.Users.WebApi.Contracts;
using Microsoft.AspNetCore.Authorization;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>
/// Completes what the token has said about the caller: where the request comes from and, for somebody who is not signed in or is
/// about to sign in, which organization it speaks to: the one named in <c>X-Tenant-ID</c>, else the contract's own.
/// </summary>
internal static class RequestCaller
{
    public const string OrganizationHeaderName = "X-Tenant-ID";

    /// <summary>What cannot be an id names no organization, like an id that nobody has.</summary>
    private const string NoOrganizationId = "";

    public static IApplicationBuilder UseRequestCaller(this IApplicationBuilder app)
    {
        var configured = ConfiguredOrganizations.Read(app.ApplicationServices.GetRequiredService<IConfiguration>());
        var contracts = app.ApplicationServices.GetRequiredService<WireContracts>();
        var defaults = contracts.All.ToDictionary(
            contract => contract,
            contract => contract.Template is { } template ? ConfiguredOrganizations.IdOf(template, configured) : NoOrganizationId);
        return app.Use((context, next) =>
        {
            var accessor = context.RequestServices.GetRequiredService<CallerAccessor>();
            var isAnonymous = !accessor.Current.IsSignedIn || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var caller = isAnonymous ? Caller.Anonymous(NamedIn(context.Request) ?? defaults[contracts.Of(context.Request)]) : accessor.Current;
            string? userAgent = context.Request.Headers.UserAgent;
            accessor.Current = caller with { Origin = new(context.Connection.RemoteIpAddress?.ToString(), userAgent, context.GetCorrelationId()) };
            return next(context);
        });
    }

    private static string? NamedIn(HttpRequest request)
    {
        string? named = request.Headers[OrganizationHeaderName];
        return string.IsNullOrWhiteSpace(named) ? null : Organization.IsId(named) ? named : NoOrganizationId;
    }
}
