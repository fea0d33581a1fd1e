using AutoMapper;
using HelpDesk.Users.WebApi.Contracts.Works.Requests;
using HelpDesk.Users.WebApi.Contracts.Works.Responses;
using HelpDesk.Users.WebApi.Middleware;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace HelpDesk.Users.WebApi.Contracts.Works;

/// <summary>Sign-in.</summary>
[Route(WorksContract.AuthPath)]
[Tags("Sign-in")]
public sealed class SignInController(IMediator mediator, IMapper mapper) : WorksController(mediator, mapper)
{
    /// <summary>Signs in with email and password: into the works office, unless X-Tenant-ID names another organization.</summary>
    /// <param name="body">Who wants to sign in.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [AllowAnonymous]
    [EnableRateLimiting(SignInRateLimit.PolicyName)]
    [HttpPost("login", Name = "logInToWorks")]
    [ReadsHeader(RequestCaller.OrganizationHeaderName, "The organization to sign in to; the works office when left out")]
    [ProducesResponseType<WorksSession>(StatusCodes.Status200OK, Description = "Signed in")]
    [ProducesResponseType<WorksError>(StatusCodes.Status400BadRequest, Description = "All faults of the body")]
    [ProducesResponseType<WorksError>(
        StatusCodes.Status401Unauthorized,
        Description = "Unknown email or wrong password; which of the two is not told")]
    [ProducesResponseType<WorksError>(
        StatusCodes.Status403Forbidden,
        Description = "The password is right, and the user is not active or the password has expired")]
    [ProducesResponseType<WorksError>(
        StatusCodes.Status429TooManyRequests,
        Description = "Too many failures for this email; Retry-After says how many seconds to wait")]
    public Task<IActionResult> LogIn([FromBody] LogInRequest? body, CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(FaultsOf(body)),
        signedIn => Ok(Mapper.Map<WorksSession>(signedIn)),
        cancellationToken);
}
