using AutoMapper;
using HelpDesk.Users.WebApi.Contracts.Cms.Requests;
using HelpDesk.Users.WebApi.Contracts.Cms.Responses;
using HelpDesk.Users.WebApi.Middleware;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>Sign-in. What follows it, such as POST /api/auth/change-password, is the same for all clients of the directory.</summary>
[TenantHeader(isSent: false)]
[Route(CmsContract.Prefix + "/auth")]
[Tags("Sign-in")]
public sealed class SignInController(IMediator mediator, IMapper mapper) : CmsController(mediator, mapper)
{
    /// <summary>Signs in with email and password.</summary>
    /// <param name="body">Who wants to sign in.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [AllowAnonymous]
    [EnableRateLimiting(SignInRateLimit.PolicyName)]
    [HttpPost("login", Name = "logInToCms")]
    [ProducesResponseType<CmsSession>(StatusCodes.Status200OK, Description = "Signed in")]
    [ProducesResponseType<CmsError>(
        StatusCodes.Status401Unauthorized,
        Description = "Unknown email or wrong password; which of the two is not told")]
    [ProducesResponseType<CmsError>(
        StatusCodes.Status403Forbidden,
        Description = "The password is right and the user is suspended or inactive")]
    [ProducesResponseType<CmsError>(
        StatusCodes.Status429TooManyRequests,
        Description = "Too many failures for this email; Retry-After says how many seconds to wait")]
    public Task<IActionResult> LogIn([FromBody] LogInRequest? body, CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(FaultsOf(body)),
        signedIn => Ok(Mapper.Map<CmsSession>(signedIn)),
        cancellationToken);
}
