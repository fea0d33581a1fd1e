using AutoMapper;
using HelpDesk.Users.Application.Account.GetOwnUser;
using HelpDesk.Users.Application.SignIn.LogOut;
using HelpDesk.Users.Application.SignIn.LogOutEverywhere;
using HelpDesk.Users.Application.SignIn.RefreshSession;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;
using HelpDesk.Users.WebApi.Middleware;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.SignIn;

/// <summary>Sign-in, sign-out, and the caller's own user.</summary>
[Route(HelpDeskContract.Prefix)]
[Tags("Sign-in")]
public sealed class SignInController(IMediator mediator, IMapper mapper) : HelpDeskController(mediator, mapper)
{
    private const string ServiceRefused = "A service, which is no user";

    /// <summary>Signs in with email and password.</summary>
    /// <param name="body">Who wants to sign in.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [AllowAnonymous]
    [EnableRateLimiting(SignInRateLimit.PolicyName)]
    [HttpPost("login", Name = "logIn")]
    [ProducesResponseType<HelpDeskSession>(StatusCodes.Status200OK, Description = "Signed in")]
    [ProducesResponseType<HelpDeskError>(
        StatusCodes.Status401Unauthorized,
        Description = "Unknown email or wrong password; which of the two is not told")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status403Forbidden, Description = "The password is right and the user is not active")]
    [ProducesResponseType<HelpDeskError>(
        StatusCodes.Status429TooManyRequests,
        Description = "Too many failures for this email; Retry-After says how many seconds to wait")]
    public Task<IActionResult> LogIn([FromBody] LogInRequest? body, CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(FaultsOf(body)),
        signedIn => Ok(Mapper.Map<HelpDeskSession>(signedIn)),
        cancellationToken);

    /// <summary>
    /// Exchanges a refresh token for new tokens. Within Tokens:RefreshReuseGrace (10 seconds), the same token gives the same new refresh
    /// token again, as long as that isn't used; sent later, it ends the session.
    /// </summary>
    /// <param name="body">The refresh token.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [AllowAnonymous]
    [EnableRateLimiting(SignInRateLimit.PolicyName)]
    [HttpPost("refresh", Name = "refresh")]
    [ProducesResponseType<HelpDeskSession>(StatusCodes.Status200OK, Description = "New tokens")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status401Unauthorized, Description = "The token is unknown, used, expired or ended")]
    [ProducesResponseType<HelpDeskError>(
        StatusCodes.Status429TooManyRequests,
        Description = "Too many sign-ins from this address; Retry-After says how many seconds to wait")]
    public Task<IActionResult> Refresh([FromBody] RefreshTokenRequest? body, CancellationToken cancellationToken) => SendAsync(
        new RefreshSessionCommand((body ?? new()).ParseToken()) { Faults = FaultsOf(body).Errors },
        signedIn => Ok(Mapper.Map<HelpDeskSession>(signedIn)),
        cancellationToken);

    /// <summary>Ends the session that a refresh token belongs to: its tokens end at once.</summary>
    /// <param name="body">The refresh token.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [AllowAnonymous]
    [HttpPost("logout", Name = "logOut")]
    [ProducesResponseType<HelpDeskMessage>(StatusCodes.Status200OK, Description = "Ended, if there was one")]
    public Task<IActionResult> LogOut([FromBody] RefreshTokenRequest? body, CancellationToken cancellationToken) => SendAsync(
        new LogOutCommand((body ?? new()).ParseToken()) { Faults = FaultsOf(body).Errors },
        Messages.LoggedOut,
        cancellationToken);

    /// <summary>Signs the caller out everywhere: all its tokens end at once.</summary>
    [HttpPost("logout-all", Name = "logOutEverywhere")]
    [ProducesResponseType<HelpDeskMessage>(StatusCodes.Status200OK, Description = "Ended")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status401Unauthorized, Description = "No token, or one that does not count")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status403Forbidden, Description = ServiceRefused)]
    public Task<IActionResult> LogOutEverywhere(CancellationToken cancellationToken) =>
        SendAsync(new LogOutEverywhereCommand(), Messages.LoggedOutEverywhere, cancellationToken);

    /// <summary>Reads the caller's own user.</summary>
    [HttpGet("me", Name = "me")]
    [Headers(SharedHeaders.EntityTag)]
    [ProducesResponseType<HelpDeskUser>(StatusCodes.Status200OK, Description = "The caller")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status401Unauthorized, Description = "No token, or one that does not count")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status403Forbidden, Description = ServiceRefused)]
    public Task<IActionResult> Me(CancellationToken cancellationToken) => SendAsync(
        new GetOwnUserQuery(),
        view => Ok(Show<HelpDeskUser>(view)),
        cancellationToken);

    /// <summary>Changes the caller's own password, and ends all its tokens: sign in again.</summary>
    /// <param name="body">The password in use, and the one to come.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [EnableRateLimiting(SignInRateLimit.PolicyName)]
    [HttpPost("change-password", Name = "changePassword")]
    [ProducesResponseType<HelpDeskMessage>(StatusCodes.Status200OK, Description = "Changed")]
    [ProducesResponseType<HelpDeskError>(
        StatusCodes.Status401Unauthorized,
        Description = "No token, one that does not count, or the wrong current password")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status403Forbidden, Description = ServiceRefused)]
    [ProducesResponseType<HelpDeskError>(
        StatusCodes.Status429TooManyRequests,
        Description = "Too many wrong passwords; Retry-After says how many seconds to wait")]
    public Task<IActionResult> ChangePassword([FromBody] ChangePasswordRequest? body, CancellationToken cancellationToken) =>
        SendAsync((body ?? new()).ToCommand(FaultsOf(body)), Messages.PasswordChanged, cancellationToken);
}
