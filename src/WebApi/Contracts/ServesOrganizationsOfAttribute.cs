using HelpDesk.Users.Application.Common.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace HelpDesk.Users.WebApi.Contracts;

/// <summary>Responds with 403 unless the caller's organization has the template; other templates have contracts of their own.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ServesOrganizationsOfAttribute(string template) : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var caller = context.HttpContext.RequestServices.GetRequiredService<ICallerAccessor>().Current;
        if (caller.IsSignedIn && caller.OrganizationTemplate != template)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        }
    }
}
