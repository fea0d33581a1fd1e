using AutoMapper;
using HelpDesk.Users.Application.Sessions.EndSession;
using HelpDesk.Users.Application.Sessions.EndSessions;
using HelpDesk.Users.Application.Sessions.ListSessions;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Sessions;

/// <summary>Users' sessions, for ADMIN.</summary>
[ServesOrganizationsOf(OrganizationTemplates.HelpDesk)]
[Route(HelpDeskContract.Prefix + "/users/{user_id}/sessions")]
[Tags("Sessions")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status401Unauthorized, Description = "No token, or one that does not count")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status403Forbidden, Description = "Not an ADMIN, or the password must be changed first")]
[JsonType(JsonSchemaType.String, "uuid", Parameter = "user_id")]
[JsonType(JsonSchemaType.String, "uuid", Parameter = "session_id")]
public sealed class SessionsController(IMediator mediator, IMapper mapper) : HelpDeskController(mediator, mapper)
{
    /// <summary>Lists where a user is signed in, what was used last first.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpGet(Name = "listSessions")]
    [ProducesResponseType<IEnumerable<HelpDeskSignIn>>(StatusCodes.Status200OK, Description = "All sessions that can still be refreshed")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such user")]
    [ProducesResponseType<HelpDeskFaults>(StatusCodes.Status422UnprocessableEntity, Description = "Parameters that there are not")]
    public Task<IActionResult> List([FromRoute(Name = "user_id")] string userId, CancellationToken cancellationToken) => SendAsync(
        new ListSessionsQuery(ParseId(userId)) { Faults = FaultsOf([]) },
        views => Ok(views.Select(view => Mapper.Map<HelpDeskSignIn>(view))),
        cancellationToken);

    /// <summary>Signs a user out everywhere: all its tokens end at once.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpDelete(Name = "endSessions")]
    [ProducesResponseType<HelpDeskMessage>(StatusCodes.Status200OK, Description = "Ended")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such user")]
    public Task<IActionResult> EndAll([FromRoute(Name = "user_id")] string userId, CancellationToken cancellationToken) =>
        SendAsync(new EndSessionsCommand(ParseId(userId)), Messages.LoggedOutEverywhere, cancellationToken);

    /// <summary>Ends one session: its tokens end at once.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpDelete("{session_id}", Name = "endSession")]
    [ProducesResponseType<HelpDeskMessage>(StatusCodes.Status200OK, Description = "Ended")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such user or session")]
    public Task<IActionResult> End(
        [FromRoute(Name = "user_id")] string userId,
        [FromRoute(Name = "session_id")] string sessionId,
        CancellationToken cancellationToken) =>
        SendAsync(new EndSessionCommand(ParseId(userId), ParseId(sessionId)), Messages.LoggedOut, cancellationToken);
}
