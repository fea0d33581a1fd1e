using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.WebApi.Middleware;
using Microsoft.AspNetCore.Mvc.Filters;

namespace HelpDesk.Users.WebApi.Contracts.Organizations;

/// <summary>
/// Lets in only who belongs to the organization that <c>X-Tenant-ID</c> names. Else 403, whether there is an organization of that name
/// or not.
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
