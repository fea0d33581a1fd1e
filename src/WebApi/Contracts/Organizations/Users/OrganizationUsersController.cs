using AutoMapper;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.DeleteUser;
using HelpDesk.Users.Application.Users.GetUser;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Application.Users.UnlockUser;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.Middleware;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Users;

/// <summary>The users of the organization that <c>X-Tenant-ID</c> names.</summary>
[TenantHeader(isSent: true)]
[ActsInNamedOrganization]
[Route(Path)]
[Tags("Users")]
[ProducesResponseType<OrganizationsProblem>(
    StatusCodes.Status401Unauthorized,
    Description = "sign-in-required: no token, or one that does not count")]
[ProducesResponseType<OrganizationsProblem>(
    StatusCodes.Status403Forbidden,
    Description = "permission-missing, foreign-organization (the token is not of the organization that X-Tenant-ID names), "
        + "or password-change-required")]
[ReadsHeader(RequestCaller.OrganizationHeaderName, "The organization.", IsRequired = true, Example = "org_123")]
[JsonType(JsonSchemaType.String, Parameter = "user_id", Example = "user_002")]
public sealed class OrganizationUsersController(IMediator mediator, IMapper mapper) : OrganizationsContractController(mediator, mapper)
{
    private const string Path = OrganizationsContract.Prefix + "/users";

    /// <summary>Lists users in order of creation, page by page. Needs users:read.</summary>
    [HttpGet(Name = "listOrganizationUsers")]
    [Headers(SharedHeaders.NextPage | SharedHeaders.Total)]
    [ProducesResponseType<OrganizationsUserPage>(
        StatusCodes.Status200OK,
        Description = "The page; Link and next_cursor lead to the next one")]
    [ProducesResponseType<OrganizationsProblem>(
        StatusCodes.Status400BadRequest,
        Description = "validation-failed: all faults of the parameters")]
    public Task<IActionResult> List([FromQuery(Name = "")] ListUsersRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.ToQuery(QueryInput.FindFaults(Request.Query, OrganizationsParameters.Users));
        return SendAsync(query, page => ToPage(page, query), cancellationToken);
    }

    /// <summary>Reads a user. Needs users:read.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpGet("{user_id}", Name = "getOrganizationUser")]
    [Headers(SharedHeaders.EntityTag)]
    [ProducesResponseType<OrganizationsUser>(StatusCodes.Status200OK, Description = "The user")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status404NotFound, Description = "user-not-found")]
    public Task<IActionResult> Get([FromRoute(Name = "user_id")] string userId, CancellationToken cancellationToken) =>
        SendAsync(
            new GetUserQuery(OrganizationsIds.ParseUser(userId)),
            view => Ok(WithEntityTag<OrganizationsUser>(view)),
            cancellationToken);

    /// <summary>Creates a user, who must change the password at the first sign-in. Needs users:create.</summary>
    /// <param name="body">The new user.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPost(Name = "createOrganizationUser")]
    [Headers(SharedHeaders.IdempotencyKey | SharedHeaders.EntityTag)]
    [ProducesResponseType<OrganizationsCreatedUser>(StatusCodes.Status201Created, Description = "Created; Location names it")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status409Conflict, Description = "email-taken")]
    [ProducesResponseType<OrganizationsProblem>(
        StatusCodes.Status422UnprocessableEntity,
        Description = "idempotency-key-reused: the key came before, with another request")]
    public Task<IActionResult> Create([FromBody] CreateUserRequest? body, CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(FaultsOf(body), Preconditions.IdempotencyKeyOf(Request)),
        view => Created($"{Path}/{OrganizationsIds.OfUser(view.Number)}", WithEntityTag<OrganizationsCreatedUser>(view)),
        cancellationToken);

    /// <summary>
    /// Changes what is sent of a user; what is left out stays as it is. Roles that change, or active, end the user's tokens at once.
    /// Needs users:edit.
    /// </summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="body">What to change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPut("{user_id}", Name = "updateOrganizationUser")]
    [Headers(SharedHeaders.IfMatch | SharedHeaders.EntityTag)]
    [ProducesResponseType<OrganizationsUser>(StatusCodes.Status200OK, Description = "The user as it is now")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status404NotFound, Description = "user-not-found")]
    [ProducesResponseType<OrganizationsProblem>(
        StatusCodes.Status409Conflict,
        Description = "email-taken, or last-administrator: it is the last active one")]
    [ProducesResponseType<OrganizationsProblem>(
        StatusCodes.Status412PreconditionFailed,
        Description = "version-mismatch: it was changed meanwhile")]
    public Task<IActionResult> Update(
        [FromRoute(Name = "user_id")] string userId,
        [FromBody] UpdateUserRequest? body,
        CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(OrganizationsIds.ParseUser(userId), FaultsOf(body), Preconditions.ExpectedVersions(Request)),
        view => Ok(WithEntityTag<OrganizationsUser>(view)),
        cancellationToken);

    /// <summary>Deletes a user for good. Needs users:delete.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpDelete("{user_id}", Name = "deleteOrganizationUser")]
    [Headers(SharedHeaders.IfMatch)]
    [ProducesResponseType(StatusCodes.Status204NoContent, Description = "Deleted")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status404NotFound, Description = "user-not-found")]
    [ProducesResponseType<OrganizationsProblem>(
        StatusCodes.Status409Conflict,
        Description = "last-administrator: it is the last active one")]
    [ProducesResponseType<OrganizationsProblem>(
        StatusCodes.Status412PreconditionFailed,
        Description = "version-mismatch: it was changed meanwhile")]
    public Task<IActionResult> Delete([FromRoute(Name = "user_id")] string userId, CancellationToken cancellationToken) => SendAsync(
        new DeleteUserCommand(OrganizationsIds.ParseUser(userId), Preconditions.ExpectedVersions(Request)),
        NoContent,
        cancellationToken);

    /// <summary>
    /// Unlocks a user whose email address failed sign-ins have locked: the current password works again at once. A user who isn't locked
    /// stays as it is. Needs users:edit.
    /// </summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPost("{user_id}/unlock", Name = "unlockOrganizationUser")]
    [ProducesResponseType(StatusCodes.Status204NoContent, Description = "Unlocked")]
    [ProducesResponseType<OrganizationsProblem>(StatusCodes.Status404NotFound, Description = "user-not-found")]
    public Task<IActionResult> Unlock([FromRoute(Name = "user_id")] string userId, CancellationToken cancellationToken) =>
        SendAsync(new UnlockUserCommand(OrganizationsIds.ParseUser(userId)), NoContent, cancellationToken);

    private OkObjectResult ToPage(UserPage<UserView> page, ListUsersQuery query)
    {
        // The link has a cursor, which replaces the page number.
        SetPageHeaders(page, OrganizationsParameters.Users.Where(parameter => parameter.Name != OrganizationsParameters.Page));
        var limit = query.Limit.Value;
        return Ok(new OrganizationsUserPage
        {
            Data = page.Users.Select(view => Mapper.Map<OrganizationsUser>(view)),
            Page = query.Cursor.IsSet ? null : (query.Offset.ValueOr(0) / limit) + 1,
            Limit = limit,
            Total = page.Total!.Value,
            NextCursor = page.NextCursor,
        });
    }

    private T WithEntityTag<T>(UserView view)
    {
        SetEntityTag(view, view.LockedUntil, view.LastLogin);
        return Mapper.Map<T>(view);
    }
}
