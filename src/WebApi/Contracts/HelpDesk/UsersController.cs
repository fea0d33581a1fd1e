using AutoMapper;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.DeleteUser;
using HelpDesk.Users.Application.Users.GetUser;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Requests;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Responses;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>User management, for ADMIN.</summary>
[ServesOrganizationsOf(OrganizationTemplates.HelpDesk)]
[Route(HelpDeskContract.Prefix + "/users")]
[Tags("Usuarios")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status401Unauthorized, Description = "No token, or one that does not count")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status403Forbidden, Description = "Not an ADMIN, or the password must be changed first")]
public sealed class UsersController(IMediator mediator, IMapper mapper) : HelpDeskController(mediator, mapper)
{
    /// <summary>Creates a user.</summary>
    /// <param name="body">The new user.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The user.</returns>
    [HttpPost(Name = "createUser")]
    [ProducesResponseType<HelpDeskUserWithMessage>(StatusCodes.Status201Created, Description = "Created; Location names it")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status409Conflict, Description = "The email is taken")]
    public Task<IActionResult> Create([FromBody] CreateUserRequest? body, CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(Input(body)),
        view => Created($"{HelpDeskContract.Prefix}/users/{view.Id}", WithMessage(view, HelpDeskMessages.UserCreated)),
        cancellationToken);

    /// <summary>Lists all users in order of creation.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The users.</returns>
    [HttpGet(Name = "listUsers")]
    [ProducesResponseType<IEnumerable<HelpDeskUser>>(StatusCodes.Status200OK, Description = "All users")]
    public Task<IActionResult> List(CancellationToken cancellationToken) => SendAsync(
        new ListUsersQuery(),
        page => Ok(page.Users.Select(view => Mapper.Map<HelpDeskUser>(view))),
        cancellationToken);

    /// <summary>Reads a user.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The user.</returns>
    [HttpGet("{user_id}", Name = "getUser")]
    [ProducesResponseType<HelpDeskUser>(StatusCodes.Status200OK, Description = "The user")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such user")]
    public Task<IActionResult> Get([FromRoute(Name = "user_id")] string userId, CancellationToken cancellationToken) => SendAsync(
        new GetUserQuery(ParseId(userId)),
        view => Ok(Mapper.Map<HelpDeskUser>(view)),
        cancellationToken);

    /// <summary>Changes what is sent of a user. A role, area, status or password that changes ends the user's tokens at once.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="body">What to change.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The user.</returns>
    [HttpPatch("{user_id}", Name = "updateUser")]
    [ProducesResponseType<HelpDeskUserWithMessage>(StatusCodes.Status200OK, Description = "The user as it is now")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such user")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status409Conflict, Description = "The email is taken, or it is the last active ADMIN")]
    public Task<IActionResult> Update(
        [FromRoute(Name = "user_id")] string userId,
        [FromBody] UpdateUserRequest? body,
        CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(ParseId(userId), Input(body)),
        view => Ok(WithMessage(view, HelpDeskMessages.UserUpdated)),
        cancellationToken);

    /// <summary>Deletes a user for good.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was done.</returns>
    [HttpDelete("{user_id}", Name = "deleteUser")]
    [ProducesResponseType<HelpDeskMessage>(StatusCodes.Status200OK, Description = "Deleted")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such user")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status409Conflict, Description = "It is the last active ADMIN")]
    public Task<IActionResult> Delete([FromRoute(Name = "user_id")] string userId, CancellationToken cancellationToken) =>
        SendAsync(new DeleteUserCommand(ParseId(userId)), HelpDeskMessages.UserDeleted, cancellationToken);

    private HelpDeskUserWithMessage WithMessage(UserView view, string message)
    {
        var user = Mapper.Map<HelpDeskUserWithMessage>(view);
        user.Message = message;
        return user;
    }
}
