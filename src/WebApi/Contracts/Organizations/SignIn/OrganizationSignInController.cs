using AutoMapper;
using HelpDesk.Users.WebApi.Middleware;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.SignIn;

/// <summary>Sign-in to the organization that <c>X-Tenant-ID</c> names.</summary>
[TenantHeader(isSent: true)]
[Route(OrganizationsContract.Prefix + "/auth")]
[Tags("Sign-in")]
[ReadsHeader(RequestCaller.OrganizationHeaderName, "The organization.", IsRequired = true, Example = "org_123")]
public sealed class OrganizationSignInController(IMediator mediator, IMapper mapper) : OrganizationsContractController(mediator, mapper)
{
    /// <summary>Signs in with email and password. The token can be refreshed, and the password changed, under /api/auth.</summary>
    /// <param name="body">Who wants to sign in.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [AllowAnonymous]
    [EnableRateLimiting(SignInRateLimit.PolicyName)]
    [HttpPost("login", Name = "logInToOrganization")]
    [ProducesResponseType<OrganizationsSession>(StatusCodes.Status200OK, Description = "Signed in")]
    [ProducesResponseType<OrganizationsProblem>(
        StatusCodes.Status401Unauthorized,
        Description = "invalid-credentials: unknown organization or email, or wrong password; which of them is not told")]
    [ProducesResponseType<OrganizationsProblem>(
        StatusCodes.Status403Forbidden,
        Description = "user-inactive or temporary-password-expired; only who knows the password hears it")]
    [ProducesResponseType<OrganizationsProblem>(
        StatusCodes.Status429TooManyRequests,
        Description = "too-many-attempts: too many failures for this email, or sign-ins from this address")]
    public Task<IActionResult> LogIn([FromBody] LogInRequest? body, CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(FaultsOf(body)),
        signedIn => Ok(Mapper.Map<OrganizationsSession>(signedIn)),
        cancellationToken);
}
