using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.WebApi.Middleware;
using Microsoft.AspNetCore.Mvc.Filters;

namespace HelpDesk.Users.WebApi.Contracts.Organizations;

/// <summary>
/// Responds with 403 unless the caller belongs to the organization that <c>X-Tenant-ID</c> names, whether or not that organization
/// exists.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ActsInNamedOrganizationAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var caller = context.HttpContext.RequestServices.GetRequiredService<ICallerAccessor>().Current;
        if (caller.IsSignedIn && context.HttpContext.Request.Headers[RequestCaller.OrganizationHeaderName] != caller.OrganizationId)
        {
            context.Result = OrganizationsErrors.ForeignOrganization();
        }
    }
}
