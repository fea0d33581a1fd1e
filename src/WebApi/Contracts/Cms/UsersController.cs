using System.Globalization;
using AutoMapper;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.DeleteUser;
using HelpDesk.Users.Application.Users.GetUser;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Application.Users.UnlockUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Contracts.Cms.Requests;
using HelpDesk.Users.WebApi.Contracts.Cms.Responses;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>User management, for administrators and services with the permissions.</summary>
[ServesOrganizationsOf(OrganizationTemplates.Cms)]
[TenantHeader(isSent: false)]
[Route(Path)]
[Tags("Users")]
[JsonType(JsonSchemaType.Integer, "int64", Parameter = "id", Minimum = "1")]
[ProducesResponseType<CmsError>(StatusCodes.Status401Unauthorized, Description = "No token, or one that does not count")]
[ProducesResponseType<CmsError>(
    StatusCodes.Status403Forbidden,
    Description = "The permission is missing, or the password must be changed first")]
public sealed class UsersController(IMediator mediator, IMapper mapper) : CmsController(mediator, mapper)
{
    private const string Path = CmsContract.Prefix + "/users";

    /// <summary>Lists users: all of them in order of creation, unless something else is asked for.</summary>
    [HttpGet(Name = "listCmsUsers")]
    [Headers(SharedHeaders.NextPage | SharedHeaders.Total)]
    [ProducesResponseType<IEnumerable<CmsUser>>(
        StatusCodes.Status200OK,
        Description = "The users; with a limit, the Link header leads to the next page")]
    [ProducesResponseType<CmsError>(StatusCodes.Status400BadRequest, Description = "All faults of the parameters")]
    public Task<IActionResult> List([FromQuery(Name = "")] ListUsersRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(request.ToQuery(QueryInput.FindFaults(Request.Query, CmsParameters.Users)), ToList, cancellationToken);
    }

    /// <summary>Reads a user.</summary>
    /// <param name="id">The user's number.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpGet("{id}", Name = "getCmsUser")]
    [Headers(SharedHeaders.EntityTag)]
    [ProducesResponseType<CmsUser>(StatusCodes.Status200OK, Description = "The user")]
    [ProducesResponseType<CmsError>(StatusCodes.Status404NotFound, Description = "No such user")]
    public Task<IActionResult> Get(string id, CancellationToken cancellationToken) => SendAsync(
        new GetUserQuery(Reference(id)) { WithStats = true },
        view => Ok(ToUser(view)),
        cancellationToken);

    /// <summary>Creates a user, who must change the password at the first sign-in.</summary>
    /// <param name="body">The new user.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPost(Name = "createCmsUser")]
    [Headers(SharedHeaders.IdempotencyKey | SharedHeaders.EntityTag)]
    [ProducesResponseType<CmsUser>(StatusCodes.Status201Created, Description = "Created; Location names it")]
    [ProducesResponseType<CmsError>(StatusCodes.Status409Conflict, Description = "The email or the username is taken")]
    [ProducesResponseType<CmsError>(
        StatusCodes.Status422UnprocessableEntity,
        Description = "The Idempotency-Key came before, with another request")]
    public Task<IActionResult> Create([FromBody] CreateUserRequest? body, CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(FaultsOf(body), Preconditions.IdempotencyKeyOf(Request)),
        view => Created(string.Create(CultureInfo.InvariantCulture, $"{Path}/{view.Number}"), ToUser(view)),
        cancellationToken);

    /// <summary>Changes a user's role, status or both, with effect at once: what it signed in with before ends.</summary>
    /// <param name="id">The user's number.</param>
    /// <param name="body">What to change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPatch("{id}", Name = "updateCmsUser")]
    [Headers(SharedHeaders.IfMatch | SharedHeaders.EntityTag)]
    [ProducesResponseType<CmsUser>(StatusCodes.Status200OK, Description = "The user as it is now")]
    [ProducesResponseType<CmsError>(StatusCodes.Status404NotFound, Description = "No such user")]
    [ProducesResponseType<CmsError>(StatusCodes.Status409Conflict, Description = "It is the last active administrator")]
    [ProducesResponseType<CmsError>(StatusCodes.Status412PreconditionFailed, Description = "The user has changed since it was read")]
    public Task<IActionResult> Update(string id, [FromBody] UpdateUserRequest? body, CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(CmsParameters.ReadNumber(id), FaultsOf(body), Preconditions.ExpectedVersions(Request)),
        view => Ok(ToUser(view)),
        cancellationToken);

    /// <summary>Deletes a user for good. To keep what belongs to it, set its status to inactive instead.</summary>
    /// <param name="id">The user's number.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpDelete("{id}", Name = "deleteCmsUser")]
    [Headers(SharedHeaders.IfMatch)]
    [ProducesResponseType(StatusCodes.Status204NoContent, Description = "Deleted")]
    [ProducesResponseType<CmsError>(StatusCodes.Status404NotFound, Description = "No such user")]
    [ProducesResponseType<CmsError>(StatusCodes.Status409Conflict, Description = "It is the last active administrator")]
    [ProducesResponseType<CmsError>(StatusCodes.Status412PreconditionFailed, Description = "The user has changed since it was read")]
    public Task<IActionResult> Delete(string id, CancellationToken cancellationToken) => SendAsync(
        new DeleteUserCommand(Reference(id), Preconditions.ExpectedVersions(Request)),
        NoContent,
        cancellationToken);

    /// <summary>
    /// Unlocks a user whose email address failed sign-ins have locked: the current password works again at once. A user who isn't locked
    /// stays as it is.
    /// </summary>
    /// <param name="id">The user's number.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPost("{id}/unlock", Name = "unlockCmsUser")]
    [ProducesResponseType(StatusCodes.Status204NoContent, Description = "Unlocked")]
    [ProducesResponseType<CmsError>(StatusCodes.Status404NotFound, Description = "No such user")]
    public Task<IActionResult> Unlock(string id, CancellationToken cancellationToken) =>
        SendAsync(new UnlockUserCommand(Reference(id)), NoContent, cancellationToken);

    /// <summary>
    /// Adds to the counters of a user, to all of them or to none; a counter that is not there yet starts at 0. For services that
    /// hold stats:write. It is no change of the user, and its entity tag stays.
    /// </summary>
    /// <param name="id">The user's number.</param>
    /// <param name="body">What to add.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPatch("{id}/stats", Name = "addCmsUserStats")]
    [ProducesResponseType<IReadOnlyDictionary<string, long>>(
        StatusCodes.Status200OK,
        Description = "All counters of the user as they are now")]
    [ProducesResponseType<CmsError>(StatusCodes.Status404NotFound, Description = "No such user")]
    [ProducesResponseType<CmsError>(
        StatusCodes.Status409Conflict,
        Description = "The user would have more than 50 counters, or one would leave the range of 64 bits")]
    public Task<IActionResult> AddStats(string id, [FromBody] AddStatsRequest? body, CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(Reference(id), FaultsOf(body)),
        stats => Ok(stats.Counters),
        cancellationToken);

    private static UserReference Reference(string id) => UserReference.Numbered(CmsParameters.ReadNumber(id));

    private CmsUser ToUser(UserView view)
    {
        var stats = string.Join(',', view.Stats.OrderBy(one => one.Key).Select(one => $"{one.Key}={one.Value}"));
        SetEntityTag(view, view.LockedUntil, view.LastLogin, stats.Length == 0 ? null : stats);
        return Mapper.Map<CmsUser>(view);
    }

    private OkObjectResult ToList(UserPage<UserView> page)
    {
        SetPageHeaders(page, CmsParameters.Users);
        return Ok(page.Users.Select(view => Mapper.Map<CmsUser>(view)));
    }
}
