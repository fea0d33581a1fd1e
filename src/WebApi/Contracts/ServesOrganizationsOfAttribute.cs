using HelpDesk.Users.Application.Common.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace HelpDesk.Users.WebApi.Contracts;

/// <summary>Lets in only who belongs to an organization of one template: the others have contracts of their own. Else 403.</summary>
/// <param name="template">The template.</param>
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
