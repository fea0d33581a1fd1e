using System.Net.Mime;
using HelpDesk.Users.Application.Account.VerifyAccess;
using HelpDesk.Users.WebApi.Contracts.OAuth.Responses;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.OAuth;

/// <summary>For gateways that ask before they pass a request on: nginx's auth_request, Traefik's ForwardAuth.</summary>
[ApiController]
[ApiExplorerSettings(GroupName = OAuthContract.DocumentName)]
[Produces(MediaTypeNames.Application.Json)]
[Tags("Gateways")]
[ProducesResponseType<OAuthError>(
    StatusCodes.Status500InternalServerError,
    Description = "Unexpected failure; correlation_id finds it in the log")]
public sealed class VerificationController(IMediator mediator) : ControllerBase
{
    private const string PermissionParameter = "permission";

    /// <summary>Says whether the caller may pass: its token is valid now, its password needs no change, and it has the permissions.</summary>
    /// <remarks>
    /// The gateway sends the caller's Authorization header, and replaces these headers of the request that it passes on by those of the
    /// answer, also where the answer has none: X-User-Id (a UUID), X-User-Role (names separated by commas), X-User-Area, or X-Client-Id
    /// for a service. Names and areas are percent-encoded UTF-8.
    /// </remarks>
    /// <param name="permission">A code that the caller must have; can be repeated, and left out.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpGet(OAuthContract.VerificationPath, Name = "verifyAccess")]
    [ProducesResponseType(StatusCodes.Status200OK, Description = "The caller may pass; the headers say who it is")]
    [ProducesResponseType<OAuthError>(StatusCodes.Status400BadRequest, Description = "A parameter that does not exist")]
    [ProducesResponseType<OAuthError>(StatusCodes.Status401Unauthorized, Description = "No token, or one that does not count")]
    [ProducesResponseType<OAuthError>(
        StatusCodes.Status403Forbidden,
        Description = "A permission is missing, or the password must be changed first")]
    public async Task<IActionResult> Verify(
        [FromQuery(Name = PermissionParameter)] string?[] permission,
        CancellationToken cancellationToken)
    {
        // A misspelt parameter must not let everybody pass.
        if (Request.Query.Keys.FirstOrDefault(name => name != PermissionParameter) is { } unknown)
        {
            return OAuthErrors.InvalidRequest($"There is no parameter {unknown}, only {PermissionParameter}");
        }

        var result = await mediator.Send(new VerifyAccessQuery([.. permission.Select(code => code ?? "")]), cancellationToken);
        if (!result.IsSuccess)
        {
            return OAuthErrors.ToActionResult(result.Errors[0], Response);
        }

        SetHeaders(result.Value);
        return Ok();
    }

    private void SetHeaders(VerifiedCaller caller)
    {
        if (caller.User is not { } user)
        {
            Response.Headers["X-Client-Id"] = caller.ServiceAccountId;
            return;
        }

        Response.Headers["X-User-Id"] = user.Id.ToString();
        Response.Headers["X-User-Role"] = string.Join(',', user.Roles.Select(Uri.EscapeDataString));
        if (user.Area is { } area)
        {
            Response.Headers["X-User-Area"] = Uri.EscapeDataString(area);
        }
    }
}
