using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Contracts;
using Microsoft.AspNetCore.Authorization;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>
/// Says to which organization somebody speaks who is not signed in, or is about to: the one named in <c>X-Tenant-ID</c>, else the
/// contract's own. For everybody else the token has said it.
/// </summary>
internal static class AnonymousOrganization
{
    public const string HeaderName = "X-Tenant-ID";

    public static IApplicationBuilder UseAnonymousOrganization(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var caller = context.RequestServices.GetRequiredService<CallerAccessor>();
        if (caller.Current.UserId is null || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            string? named = context.Request.Headers[HeaderName];
            caller.Current = Caller.Anonymous(
                string.IsNullOrWhiteSpace(named)
                    ? context.RequestServices.GetRequiredService<WireContracts>().Of(context.Request).DefaultOrganizationId
                    : named[..Math.Min(named.Length, Organization.MaxIdLength)]);
        }

        return next(context);
    });
}
