using AutoMapper;
using HelpDesk.Users.Application.Organizations.ListRoles;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Contracts.Cms.Responses;
using HelpDesk.Users.WebApi.Http.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>The roles, for all signed-in callers.</summary>
[ServesOrganizationsOf(OrganizationTemplates.Cms)]
[TenantHeader(isSent: false)]
[Route(CmsContract.Prefix + "/rbac/roles")]
[Tags("Roles")]
[ProducesResponseType<CmsError>(StatusCodes.Status401Unauthorized, Description = "No token, or one that does not count")]
[ProducesResponseType<CmsError>(
    StatusCodes.Status403Forbidden,
    Description = "The password must be changed first, or the token is one of another kind of organization")]
public sealed class RolesController(IMediator mediator, IMapper mapper) : CmsController(mediator, mapper)
{
    /// <summary>Lists the roles with their numbers and permissions.</summary>
    [HttpGet(Name = "listCmsRoles")]
    [ProducesResponseType<IEnumerable<CmsRole>>(StatusCodes.Status200OK, Description = "All roles, by number")]
    [ProducesResponseType<CmsError>(StatusCodes.Status400BadRequest, Description = "Parameters that there are not")]
    public Task<IActionResult> List(CancellationToken cancellationToken) => SendAsync(
        new ListRolesQuery { Faults = QueryInput.FindFaults(Request.Query, []) },
        roles => Ok(roles.Select(role => Mapper.Map<CmsRole>(role))),
        cancellationToken);
}
