using AutoMapper;
using HelpDesk.Users.Application.Account.GetOwnUser;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.DeleteUser;
using HelpDesk.Users.Application.Users.GetUser;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Application.Users.UnlockUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.Works.Requests;
using HelpDesk.Users.WebApi.Contracts.Works.Responses;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Works;

/// <summary>User management for administrators, and self-service for all users.</summary>
[ServesOrganizationsOf(OrganizationTemplates.Works)]
[Route(WorksContract.UsersPath)]
[Tags("Users")]
[JsonType(JsonSchemaType.String, "uuid", Parameter = "id")]
[ProducesResponseType<WorksError>(StatusCodes.Status401Unauthorized, Description = "No token, or one that does not count")]
[ProducesResponseType<WorksError>(
    StatusCodes.Status403Forbidden,
    Description = "Not an administrator, or the password must be changed first")]
public sealed class UsersController(IMediator mediator, IMapper mapper, ICallerAccessor caller) : WorksController(mediator, mapper)
{
    /// <summary>Creates a user, who must change the password at the first sign-in.</summary>
    /// <param name="body">The new user.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPost(Name = "createWorksUser")]
    [Headers(SharedHeaders.IdempotencyKey | SharedHeaders.EntityTag)]
    [ProducesResponseType<WorksUser>(StatusCodes.Status201Created, Description = "Created; Location names it")]
    [ProducesResponseType<WorksError>(
        StatusCodes.Status400BadRequest,
        Description = "All faults of the body; or the email is taken, and error is left out")]
    [ProducesResponseType<WorksError>(
        StatusCodes.Status422UnprocessableEntity,
        Description = "The Idempotency-Key came before, with another request")]
    public Task<IActionResult> Create([FromBody] CreateUserRequest? body, CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(FaultsOf(body), Preconditions.IdempotencyKeyOf(Request)),
        view => Created($"{WorksContract.UsersPath}/{view.Id}", ToUser(view)),
        cancellationToken);

    /// <summary>Lists users: all of them in order of creation, unless something else is asked for.</summary>
    [HttpGet(Name = "listWorksUsers")]
    [Headers(SharedHeaders.NextPage | SharedHeaders.Total)]
    [ProducesResponseType<IEnumerable<WorksUser>>(
        StatusCodes.Status200OK,
        Description = "The users; with a limit, the Link header leads to the next page")]
    [ProducesResponseType<WorksError>(StatusCodes.Status400BadRequest, Description = "All faults of the parameters")]
    public Task<IActionResult> List([FromQuery(Name = "")] ListUsersRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(request.ToQuery(QueryInput.FindFaults(Request.Query, WorksParameters.Users)), ToList, cancellationToken);
    }

    /// <summary>Reads a user: anybody for administrators, itself for everybody.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpGet("{id}", Name = "getWorksUser")]
    [Headers(SharedHeaders.EntityTag)]
    [ProducesResponseType<WorksUser>(StatusCodes.Status200OK, Description = "The user")]
    [ProducesResponseType<WorksError>(StatusCodes.Status400BadRequest, Description = "The id is no UUID")]
    [ProducesResponseType<WorksError>(StatusCodes.Status404NotFound, Description = "No such user")]
    public Task<IActionResult> Get(string id, CancellationToken cancellationToken) => WithIdAsync(id, userId => SendAsync(
        IsOwn(userId) ? new GetOwnUserQuery() : (IQuery<Result<UserView>>)new GetUserQuery(userId),
        view => Ok(ToUser(view)),
        cancellationToken));

    /// <summary>Changes what is sent of a user: of anybody for administrators, of itself for everybody.</summary>
    /// <remarks>Nobody changes its own roles, isActive or mustChangePassword. A role, isActive or password that changes ends what the user signed in with before.</remarks>
    /// <param name="id">The user's id.</param>
    /// <param name="body">What to change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPatch("{id}", Name = "updateWorksUser")]
    [Headers(SharedHeaders.IfMatch | SharedHeaders.EntityTag)]
    [ProducesResponseType<WorksUser>(StatusCodes.Status200OK, Description = "The user as it is now")]
    [ProducesResponseType<WorksError>(
        StatusCodes.Status400BadRequest,
        Description = "The id is no UUID; or all faults of the body; or the email is taken, and error is left out")]
    [ProducesResponseType<WorksError>(
        StatusCodes.Status401Unauthorized,
        Description = "No token, one that does not count, or the wrong current password")]
    [ProducesResponseType<WorksError>(StatusCodes.Status404NotFound, Description = "No such user")]
    [ProducesResponseType<WorksError>(StatusCodes.Status409Conflict, Description = "It is the last active administrator")]
    [ProducesResponseType<WorksError>(StatusCodes.Status412PreconditionFailed, Description = "The user has changed since it was read")]
    [ProducesResponseType<WorksError>(
        StatusCodes.Status429TooManyRequests,
        Description = "Too many wrong passwords; Retry-After says how many seconds to wait")]
    public Task<IActionResult> Update(
        string id,
        [FromBody] UpdateUserRequest? body,
        CancellationToken cancellationToken) => WithIdAsync(id, userId => SendAsync(
        (body ?? new()).ToCommand(userId, IsOwn(userId), FaultsOf(body), Preconditions.ExpectedVersions(Request)),
        view => Ok(ToUser(view)),
        cancellationToken));

    /// <summary>Deletes a user for good.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpDelete("{id}", Name = "deleteWorksUser")]
    [Headers(SharedHeaders.IfMatch)]
    [ProducesResponseType<WorksMessage>(StatusCodes.Status200OK, Description = "Deleted")]
    [ProducesResponseType<WorksError>(StatusCodes.Status400BadRequest, Description = "The id is no UUID")]
    [ProducesResponseType<WorksError>(StatusCodes.Status404NotFound, Description = "No such user")]
    [ProducesResponseType<WorksError>(StatusCodes.Status409Conflict, Description = "It is the last active administrator")]
    [ProducesResponseType<WorksError>(StatusCodes.Status412PreconditionFailed, Description = "The user has changed since it was read")]
    public Task<IActionResult> Delete(string id, CancellationToken cancellationToken) => WithIdAsync(id, userId => SendAsync(
        new DeleteUserCommand(userId, Preconditions.ExpectedVersions(Request)),
        () => Ok(new WorksMessage { Message = WorksMessages.UserDeleted }),
        cancellationToken));

    /// <summary>
    /// Unlocks a user whose email address failed sign-ins have locked: the current password works again at once. A user who isn't locked
    /// stays as it is.
    /// </summary>
    /// <param name="id">The user's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPost("{id}/unlock", Name = "unlockWorksUser")]
    [ProducesResponseType<WorksMessage>(StatusCodes.Status200OK, Description = "Unlocked")]
    [ProducesResponseType<WorksError>(StatusCodes.Status400BadRequest, Description = "The id is no UUID")]
    [ProducesResponseType<WorksError>(StatusCodes.Status404NotFound, Description = "No such user")]
    public Task<IActionResult> Unlock(string id, CancellationToken cancellationToken) => WithIdAsync(id, userId => SendAsync(
        new UnlockUserCommand(userId),
        () => Ok(new WorksMessage { Message = WorksMessages.UserUnlocked }),
        cancellationToken));

    private static Task<IActionResult> WithIdAsync(string text, Func<Guid, Task<IActionResult>> createResponse) =>
        Guid.TryParseExact(text, "D", out var id) ? createResponse(id) : Task.FromResult(WorksErrors.NotUuid());

    private bool IsOwn(Guid id) => caller.Current.UserId == id;

    private WorksUser ToUser(UserView view)
    {
        SetEntityTag(view, view.LockedUntil);
        return Mapper.Map<WorksUser>(view);
    }

    private OkObjectResult ToList(UserPage<UserView> page)
    {
        SetPageHeaders(page, WorksParameters.Users);
        return Ok(page.Users.Select(view => Mapper.Map<WorksUser>(view)));
    }
}
