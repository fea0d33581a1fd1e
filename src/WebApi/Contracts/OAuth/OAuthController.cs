using System.Net.Mime;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.ServiceAccounts.IntrospectToken;
using HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;
using HelpDesk.Users.WebApi.Contracts.OAuth.Requests;
using HelpDesk.Users.WebApi.Contracts.OAuth.Responses;
using HelpDesk.Users.WebApi.Middleware;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace HelpDesk.Users.WebApi.Contracts.OAuth;

/// <summary>Tokens for services.</summary>
[ApiController]
[ApiExplorerSettings(GroupName = OAuthContract.DocumentName)]
[AllowAnonymous]
[Produces(MediaTypeNames.Application.Json)]
[Tags("Tokens")]
[ProducesResponseType<OAuthError>(
    StatusCodes.Status400BadRequest,
    Description = "The body is no form, or a parameter is wrong, missing or repeated")]
[ProducesResponseType<OAuthError>(
    StatusCodes.Status401Unauthorized,
    Description = "Unknown or disabled client or wrong secret; which of them is not told")]
[ProducesResponseType<OAuthError>(StatusCodes.Status413PayloadTooLarge, Description = "The body is larger than 1 MB")]
[ProducesResponseType<OAuthError>(
    StatusCodes.Status500InternalServerError,
    Description = "Unexpected failure; correlation_id finds it in the log")]
[HeaderDescriptions(Challenge = OAuthErrors.Challenge)]
public sealed class OAuthController(IMediator mediator) : ControllerBase
{
    private const string InvalidFormMessage = "The body must be application/x-www-form-urlencoded, and repeat no parameter";

    /// <summary>Gives a service an access token for its secret: the client credentials grant of RFC 6749.</summary>
    [EnableRateLimiting(SignInRateLimit.PolicyName)]
    [HttpPost(OAuthContract.TokenPath, Name = "token")]
    [AcceptsBody(OAuthForm.MediaType, typeof(OAuthTokenRequest))]
    [SecuritySchemes(OAuthSecurity.Basic)]
    [ProducesResponseType<OAuthToken>(StatusCodes.Status200OK, Description = "The token")]
    [ProducesResponseType<OAuthError>(
        StatusCodes.Status429TooManyRequests,
        Description = "Too many requests from this address; Retry-After says how many seconds to wait")]
    public async Task<IActionResult> Token(CancellationToken cancellationToken)
    {
        Response.Headers.Pragma = "no-cache";
        if (await OAuthForm.ReadAsync(Request, cancellationToken) is not { } form)
        {
            return OAuthErrors.InvalidRequest(InvalidFormMessage);
        }

        if (form["grant_type"] is not { } grantType)
        {
            return OAuthErrors.InvalidRequest("grant_type is missing");
        }

        if (grantType != OAuthContract.ClientCredentialsGrant)
        {
            return OAuthErrors.UnsupportedGrantType();
        }

        if (!OAuthClient.TryRead(Request, form, out var client, out var refusal))
        {
            return refusal;
        }

        if (client.Credentials is not { } credentials)
        {
            return OAuthErrors.InvalidClient(Response);
        }

        var result = await mediator.Send(new IssueServiceTokenCommand(credentials, form["scope"]), cancellationToken);
        return result.IsSuccess ? Ok(OAuthToken.From(result.Value)) : OAuthErrors.ToActionResult(result.Errors[0], Response);
    }

    /// <summary>Tells whether an access token of the organization counts right now, and what it says (RFC 7662).</summary>
    [HttpPost(OAuthContract.IntrospectionPath, Name = "introspect")]
    [AcceptsBody(OAuthForm.MediaType, typeof(OAuthIntrospectionRequest))]
    [SecuritySchemes(OAuthSecurity.Basic, OAuthSecurity.Bearer)]
    [ProducesResponseType<OAuthIntrospection>(StatusCodes.Status200OK, Description = "What is known of the token")]
    public async Task<IActionResult> Introspect(CancellationToken cancellationToken)
    {
        if (await OAuthForm.ReadAsync(Request, cancellationToken) is not { } form)
        {
            return OAuthErrors.InvalidRequest(InvalidFormMessage);
        }

        if (!OAuthClient.TryRead(Request, form, out var client, out var refusal))
        {
            return refusal;
        }

        if (form["token"] is not { } token)
        {
            return OAuthErrors.InvalidRequest("token is missing");
        }

        var query = new IntrospectTokenQuery(new Secret(token)) { Client = client.Credentials, ClientToken = client.AccessToken };
        var result = await mediator.Send(query, cancellationToken);
        return result.IsSuccess ? Ok(OAuthIntrospection.From(result.Value)) : OAuthErrors.ToActionResult(result.Errors[0], Response);
    }
}
