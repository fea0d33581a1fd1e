using AutoMapper;
using HelpDesk.Users.Application.Organizations.GetLocal;
using HelpDesk.Users.Application.Organizations.GetOrganization;
using HelpDesk.Users.Application.Organizations.GetRole;
using HelpDesk.Users.Application.Organizations.ListOrganizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>Organizations, for the operator of the whole directory. Callers with users:read can read their own.</summary>
[Route(OrganizationsContract.OrganizationsPath)]
[Tags("Organizations")]
[ProducesResponseType<OrganizationsProblem>(StatusCodes.Status401Unauthorized, Description = "sign-in-required")]
[ProducesResponseType<OrganizationsProblem>(
    StatusCodes.Status403Forbidden,
    Description = "permission-missing, whether there is such an organization or not; or password-change-required")]
[JsonType(JsonSchemaType.String, Parameter = "organization_id", Example = "org_123")]
[JsonType(JsonSchemaType.String, Parameter = "key", Example = "role_gerente")]
public sealed class OrganizationsController(IMediator mediator, IMapper mapper) : OrganizationsContractController(mediator, mapper)
{
    /// <summary>Lists organizations in the order of their ids. Needs organizations:manage.</summary>
    [HttpGet(Name = "listOrganizations")]
    [ProducesResponseType<ManagedOrganizationPage>(StatusCodes.Status200OK, Description = "A page of organizations")]
    [ProducesResponseType<OrganizationsProblem>(
        StatusCodes.Status400BadRequest,
        Description = "validation-failed: all faults of the parameters")]
    public Task<IActionResult> List([FromQuery] ListOrganizationsRequest query, CancellationToken cancellationToken)
    {
        var parsed = query.ToQuery(QueryInput.FindFaults(Request.Query, ManagedOrganizations.Parameters));
        return SendAsync(
            parsed,
            page => Ok(new ManagedOrganizationPage
            {
                Data = Mapper.Map<IReadOnlyList<ManagedOrganization>>(page.Organizations),
                Page = parsed.Page.ValueOr(1),
                Limit = parsed.Limit.ValueOr(ListOrganizationsQuery.DefaultLimit),
                Total = page.Total,
            }),
            cancellationToken);
    }

    /// <summary>Creates an organization from a template, with its first administrator. Needs organizations:manage.</summary>
    /// <param name="body">The new organization.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPost(Name = "createOrganization")]
    [ProducesResponseType<CreatedOrganizationAnswer>(StatusCodes.Status201Created, Description = "Created; Location names it")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status409Conflict, Description = "organization-id-taken")]
    public Task<IActionResult> Create([FromBody] CreateOrganizationRequest? body, CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(FaultsOf(body)),
        created => Created(PathOf(created.Organization.Id), Mapper.Map<CreatedOrganizationAnswer>(created)),
        cancellationToken);

    /// <summary>Reads an organization with its roles and locals. Needs organizations:manage or, for the caller's own, users:read.</summary>
    /// <param name="organizationId">The organization's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpGet("{organization_id}", Name = "getOrganization")]
    [ProducesResponseType<ManagedOrganization>(StatusCodes.Status200OK, Description = "The organization")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status404NotFound, Description = "organization-not-found")]
    public Task<IActionResult> Get(
        [FromRoute(Name = "organization_id")] string organizationId,
        CancellationToken cancellationToken) => SendAsync(
        new GetOrganizationQuery(organizationId),
        organization => Ok(Mapper.Map<ManagedOrganization>(organization)),
        cancellationToken);

    /// <summary>
    /// Changes what is sent of an organization. Locking it out ends every token of its users and services at once, and nothing revives
    /// them. Needs organizations:manage.
    /// </summary>
    /// <param name="organizationId">The organization's id.</param>
    /// <param name="body">What to change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPatch("{organization_id}", Name = "updateOrganization")]
    [ProducesResponseType<ManagedOrganization>(StatusCodes.Status200OK, Description = "The organization as it is now")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status404NotFound, Description = "organization-not-found")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status409Conflict, Description = "help-desk-needed: it cannot be locked out")]
    public Task<IActionResult> Update(
        [FromRoute(Name = "organization_id")] string organizationId,
        [FromBody] UpdateOrganizationRequest? body,
        CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(organizationId, FaultsOf(body)),
        organization => Ok(Mapper.Map<ManagedOrganization>(organization)),
        cancellationToken);

    /// <summary>Adds a role. Needs organizations:manage.</summary>
    /// <param name="organizationId">The organization's id.</param>
    /// <param name="body">The new role.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPost("{organization_id}/roles", Name = "addRole")]
    [ProducesResponseType<ManagedRole>(StatusCodes.Status201Created, Description = "Added; Location names it")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status404NotFound, Description = "organization-not-found")]
    [ProducesResponseType<OrganizationsProblem>(
        StatusCodes.Status409Conflict,
        Description = "role-key-taken, role-name-taken or role-number-taken")]
    public Task<IActionResult> AddRole(
        [FromRoute(Name = "organization_id")] string organizationId,
        [FromBody] AddRoleRequest? body,
        CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(organizationId, FaultsOf(body)),
        role => Created($"{PathOf(organizationId)}/roles/{role.Key}", Mapper.Map<ManagedRole>(role)),
        cancellationToken);

    /// <summary>Reads a role. Needs organizations:manage or, for the caller's own organization, users:read.</summary>
    /// <param name="organizationId">The organization's id.</param>
    /// <param name="key">The role's key.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpGet("{organization_id}/roles/{key}", Name = "getRole")]
    [ProducesResponseType<ManagedRole>(StatusCodes.Status200OK, Description = "The role")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status404NotFound, Description = "organization-not-found or role-not-found")]
    public Task<IActionResult> GetRole(
        [FromRoute(Name = "organization_id")] string organizationId,
        [FromRoute(Name = "key")] string key,
        CancellationToken cancellationToken) => SendAsync(
        new GetRoleQuery(organizationId, key),
        role => Ok(Mapper.Map<ManagedRole>(role)),
        cancellationToken);

    /// <summary>
    /// Changes what is sent of a role. A name, permission or need of an area that changes ends the tokens of who holds the role at once:
    /// the next ones say what is so. Needs organizations:manage.
    /// </summary>
    /// <param name="organizationId">The organization's id.</param>
    /// <param name="key">The role's key.</param>
    /// <param name="body">What to change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPatch("{organization_id}/roles/{key}", Name = "updateRole")]
    [ProducesResponseType<ManagedRole>(StatusCodes.Status200OK, Description = "The role as it is now")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status404NotFound, Description = "organization-not-found or role-not-found")]
    [ProducesResponseType<OrganizationsProblem>(
        StatusCodes.Status409Conflict,
        Description = "role-name-taken, or holders-without-area: the role cannot begin to need an area yet")]
    public Task<IActionResult> UpdateRole(
        [FromRoute(Name = "organization_id")] string organizationId,
        [FromRoute(Name = "key")] string key,
        [FromBody] UpdateRoleRequest? body,
        CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(organizationId, key, FaultsOf(body)),
        role => Ok(Mapper.Map<ManagedRole>(role)),
        cancellationToken);

    /// <summary>Adds a local, after all others. Needs organizations:manage.</summary>
    /// <param name="organizationId">The organization's id.</param>
    /// <param name="body">The new local.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPost("{organization_id}/locals", Name = "addLocal")]
    [ProducesResponseType<ManagedLocal>(StatusCodes.Status201Created, Description = "Added; Location names it")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status404NotFound, Description = "organization-not-found")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status409Conflict, Description = "local-id-taken")]
    public Task<IActionResult> AddLocal(
        [FromRoute(Name = "organization_id")] string organizationId,
        [FromBody] LocalRequest? body,
        CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(organizationId, FaultsOf(body)),
        local => Created($"{PathOf(organizationId)}/locals/{local.Id}", Mapper.Map<ManagedLocal>(local)),
        cancellationToken);

    /// <summary>Reads a local. Needs organizations:manage or, for the caller's own organization, users:read.</summary>
    /// <param name="organizationId">The organization's id.</param>
    /// <param name="localId">The local's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpGet("{organization_id}/locals/{local_id}", Name = "getLocal")]
    [ProducesResponseType<ManagedLocal>(StatusCodes.Status200OK, Description = "The local")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status404NotFound, Description = "organization-not-found or local-not-found")]
    public Task<IActionResult> GetLocal(
        [FromRoute(Name = "organization_id")] string organizationId,
        [FromRoute(Name = "local_id")] string localId,
        CancellationToken cancellationToken) => SendAsync(
        new GetLocalQuery(organizationId, localId),
        local => Ok(Mapper.Map<ManagedLocal>(local)),
        cancellationToken);

    /// <summary>Renames a local. Needs organizations:manage.</summary>
    /// <param name="organizationId">The organization's id.</param>
    /// <param name="localId">The local's id.</param>
    /// <param name="body">What to change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPatch("{organization_id}/locals/{local_id}", Name = "updateLocal")]
    [ProducesResponseType<ManagedLocal>(StatusCodes.Status200OK, Description = "The local as it is now")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status404NotFound, Description = "organization-not-found or local-not-found")]
    public Task<IActionResult> UpdateLocal(
        [FromRoute(Name = "organization_id")] string organizationId,
        [FromRoute(Name = "local_id")] string localId,
        [FromBody] UpdateLocalRequest? body,
        CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(organizationId, localId, FaultsOf(body)),
        local => Ok(Mapper.Map<ManagedLocal>(local)),
        cancellationToken);

    /// <inheritdoc/>
    protected override IActionResult Refuse(IReadOnlyList<Error> errors) =>
        OrganizationsErrors.ToActionResult(errors, ManagedOrganizations.Members);

    private static string PathOf(string organizationId) => $"{OrganizationsContract.OrganizationsPath}/{organizationId}";
}
