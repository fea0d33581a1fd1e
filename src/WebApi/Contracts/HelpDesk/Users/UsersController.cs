using AutoMapper;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.DeleteUser;
using HelpDesk.Users.Application.Users.GetUserSummary;
using HelpDesk.Users.Application.Users.ListUserSummaries;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Application.Users.UnlockUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>User management, for ADMIN.</summary>
[ServesOrganizationsOf(OrganizationTemplates.HelpDesk)]
[Route(HelpDeskContract.Prefix + "/users")]
[Tags("Users")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status401Unauthorized, Description = "No token, or one that does not count")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status403Forbidden, Description = "Not an ADMIN, or the password must be changed first")]
[JsonType(JsonSchemaType.String, "uuid", Parameter = "user_id")]
public sealed class UsersController(IMediator mediator, IMapper mapper) : HelpDeskController(mediator, mapper)
{
    private const string StaleTag = "The user has changed since If-Match was read";

    /// <summary>Creates a user.</summary>
    /// <param name="body">The new user.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The user.</returns>
    [HttpPost(Name = "createUser")]
    [Headers(SharedHeaders.IdempotencyKey | SharedHeaders.EntityTag)]
    [ProducesResponseType<HelpDeskUserWithMessage>(StatusCodes.Status201Created, Description = "Created; Location names it")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status409Conflict, Description = "The email is taken")]
    public Task<IActionResult> Create([FromBody] CreateUserRequest? body, CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(FaultsOf(body), Preconditions.IdempotencyKeyOf(Request)),
        view => Created($"{HelpDeskContract.Prefix}/users/{view.Id}", WithMessage(view, Messages.UserCreated)),
        cancellationToken);

    /// <summary>Lists users: all of them in order of creation, or those who are asked for, page by page.</summary>
    /// <param name="request">Who is asked for.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The users.</returns>
    [HttpGet(Name = "listUsers")]
    [Headers(SharedHeaders.NextPage | SharedHeaders.Total)]
    [ProducesResponseType<IEnumerable<HelpDeskUserDetails>>(
        StatusCodes.Status200OK,
        Description = "The users; with a limit, the Link header leads to the next page")]
    [ProducesResponseType<HelpDeskFaults>(StatusCodes.Status422UnprocessableEntity, Description = "All faults of the parameters")]
    public Task<IActionResult> List([FromQuery(Name = "")] ListUsersRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = FaultsOf(HelpDeskParameters.Users);
        return request.Include is null
            ? SendAsync(request.ToQuery<ListUserSummariesQuery>(faults), ToPage<UserSummary, HelpDeskUser>, cancellationToken)
            : SendAsync(request.ToQuery<ListUsersQuery>(faults), ToPage<UserView, HelpDeskUserDetails>, cancellationToken);
    }

    /// <summary>
    /// Reads some users by ids or by emails. Their names can be read with the permission users:names too, which a list of tickets needs.
    /// </summary>
    /// <param name="body">Who is asked for.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The users.</returns>
    [HttpPost("batch-get", Name = "batchGetUsers")]
    [ProducesResponseType<HelpDeskFoundUsers>(StatusCodes.Status200OK, Description = "Those who exist, and the ids or emails of nobody")]
    public Task<IActionResult> BatchGet([FromBody] BatchGetRequest? body, CancellationToken cancellationToken)
    {
        var (request, faults) = (body ?? new(), FaultsOf(body));
        return request.IsForNames
            ? SendAsync(request.ToNamesQuery(faults), names => Ok(request.ToAnswer(names.Select(Mapper.Map<HelpDeskFoundUser>))), cancellationToken)
            : SendAsync(request.ToQuery(faults), users => Ok(request.ToAnswer(users.Select(Mapper.Map<HelpDeskFoundUser>))), cancellationToken);
    }

    /// <summary>Reads a user.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="request">How much is asked for.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The user.</returns>
    [HttpGet("{user_id}", Name = "getUser")]
    [Headers(SharedHeaders.EntityTag)]
    [ProducesResponseType<HelpDeskUserDetails>(StatusCodes.Status200OK, Description = "The user")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such user")]
    [ProducesResponseType<HelpDeskFaults>(StatusCodes.Status422UnprocessableEntity, Description = "Another value of include")]
    public Task<IActionResult> Get(
        [FromRoute(Name = "user_id")] string userId,
        [FromQuery(Name = "")] UserDetailsRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Include is null
            ? SendAsync(new GetUserSummaryQuery(ParseId(userId)), user => Ok(Show<HelpDeskUserDetails>(user)), cancellationToken)
            : SendAsync(request.ToQuery(ParseId(userId), FaultsOf([HelpDeskParameters.Include])), ShowDetails, cancellationToken);
    }

    /// <summary>Changes what is sent of a user. A role, area, status or password that changes ends the user's tokens at once.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="body">What to change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The user.</returns>
    [HttpPatch("{user_id}", Name = "updateUser")]
    [Headers(SharedHeaders.IfMatch | SharedHeaders.EntityTag)]
    [ProducesResponseType<HelpDeskUserWithMessage>(StatusCodes.Status200OK, Description = "The user as it is now")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such user")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status409Conflict, Description = "The email is taken, or it is the last active ADMIN")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status412PreconditionFailed, Description = StaleTag)]
    public Task<IActionResult> Update(
        [FromRoute(Name = "user_id")] string userId,
        [FromBody] UpdateUserRequest? body,
        CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(ParseId(userId), FaultsOf(body), Preconditions.ExpectedVersions(Request)),
        view => Ok(WithMessage(view, Messages.UserUpdated)),
        cancellationToken);

    /// <summary>Deletes a user for good.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What was done.</returns>
    [HttpDelete("{user_id}", Name = "deleteUser")]
    [Headers(SharedHeaders.IfMatch)]
    [ProducesResponseType<HelpDeskMessage>(StatusCodes.Status200OK, Description = "Deleted")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such user")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status409Conflict, Description = "It is the last active ADMIN")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status412PreconditionFailed, Description = StaleTag)]
    public Task<IActionResult> Delete([FromRoute(Name = "user_id")] string userId, CancellationToken cancellationToken) =>
        SendAsync(
            new DeleteUserCommand(ParseId(userId), Preconditions.ExpectedVersions(Request)),
            Messages.UserDeleted,
            cancellationToken);

    /// <summary>
    /// Unlocks a user whose email address failed sign-ins have locked: the current password works again at once. A user who isn't locked
    /// stays as it is.
    /// </summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What was done.</returns>
    [HttpPost("{user_id}/unlock", Name = "unlockUser")]
    [ProducesResponseType<HelpDeskMessage>(StatusCodes.Status200OK, Description = "Unlocked")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such user")]
    public Task<IActionResult> Unlock([FromRoute(Name = "user_id")] string userId, CancellationToken cancellationToken) =>
        SendAsync(new UnlockUserCommand(ParseId(userId)), Messages.UserUnlocked, cancellationToken);

    private OkObjectResult ToPage<TUser, TShown>(UserPage<TUser> page)
        where TUser : UserSummary
    {
        SetPageHeaders(page, HelpDeskParameters.Users);
        return Ok(page.Users.Select(user => Mapper.Map<TUser, TShown>(user)));
    }

    private OkObjectResult ShowDetails(UserView view)
    {
        SetEntityTag(view, view.LockedUntil, view.LastLogin, view.LastSeen);
        return Ok(Mapper.Map<UserView, HelpDeskUserDetails>(view));
    }

    private HelpDeskUserWithMessage WithMessage(UserView view, string message)
    {
        var user = Show<HelpDeskUserWithMessage>(view);
        user.Message = message;
        return user;
    }
}
