using AutoMapper;
using HelpDesk.Users.Application.Sessions.EndOwnSession;
using HelpDesk.Users.Application.Sessions.ListOwnSessions;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Sessions;

/// <summary>The caller's own sessions, for the users of all organizations.</summary>
[Route(HelpDeskContract.Prefix + "/me/sessions")]
[Tags("Sessions")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status401Unauthorized, Description = "No token, or one that does not count")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status403Forbidden, Description = "A service, or the password must be changed first")]
[JsonType(JsonSchemaType.String, "uuid", Parameter = "session_id")]
public sealed class OwnSessionsController(IMediator mediator, IMapper mapper) : HelpDeskController(mediator, mapper)
{
    /// <summary>Lists where the caller is signed in, what was used last first.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpGet(Name = "listOwnSessions")]
    [ProducesResponseType<IEnumerable<HelpDeskOwnSignIn>>(
        StatusCodes.Status200OK,
        Description = "All sessions that can still be refreshed; current marks the one of this request")]
    [ProducesResponseType<HelpDeskFaults>(StatusCodes.Status422UnprocessableEntity, Description = "Parameters that there are not")]
    public Task<IActionResult> List(CancellationToken cancellationToken) => SendAsync(
        new ListOwnSessionsQuery { Faults = FaultsOf([]) },
        views => Ok(views.Select(view => Mapper.Map<HelpDeskOwnSignIn>(view))),
        cancellationToken);

    /// <summary>Ends one session of the caller, which may be the current one: its tokens end at once.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpDelete("{session_id}", Name = "endOwnSession")]
    [ProducesResponseType<HelpDeskMessage>(StatusCodes.Status200OK, Description = "Ended")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such session")]
    public Task<IActionResult> End([FromRoute(Name = "session_id")] string sessionId, CancellationToken cancellationToken) =>
        SendAsync(new EndOwnSessionCommand(ParseId(sessionId)), Messages.LoggedOut, cancellationToken);
}
