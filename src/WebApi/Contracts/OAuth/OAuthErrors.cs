using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.OAuth.Responses;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Contracts.OAuth;

/// <summary>The error responses of RFC 6749, 5.2, and of RFC 6750, 3.1, for callers with a bearer token.</summary>
internal static class OAuthErrors
{
    /// <summary>The value of <c>WWW-Authenticate</c> for clients that are not recognised.</summary>
    public const string Challenge = "Basic realm=\"HelpDesk.Users\"";

    private const string InvalidRequestName = "invalid_request";
    private const string InvalidClientName = "invalid_client";
    private const string InvalidTokenName = "invalid_token";
    private const string InsufficientScopeName = "insufficient_scope";

    public static IActionResult InvalidRequest(string description) => Refuse(InvalidRequestName, description);

    public static IActionResult UnsupportedGrantType() =>
        Refuse("unsupported_grant_type", $"The only grant_type is {OAuthContract.ClientCredentialsGrant}");

    /// <summary>The client can't be authenticated. The response doesn't say why, to give no hints for guessing.</summary>
    public static IActionResult InvalidClient(HttpResponse response)
    {
        response.Headers[HeaderNames.WWWAuthenticate] = Challenge;
        return Refuse(InvalidClientName, "The client is not recognised", StatusCodes.Status401Unauthorized);
    }

    /// <summary>Maps an error of the application.</summary>
    public static IActionResult ToActionResult(Error error, HttpResponse response) => error.Code switch
    {
        ErrorCodes.InvalidClient => InvalidClient(response),
        ErrorCodes.SignInRequired => InvalidToken(response),
        ErrorCodes.PasswordChangeRequired => Refuse(
            InsufficientScopeName,
            "The user must choose a new password first",
            StatusCodes.Status403Forbidden),
        ErrorCodes.PermissionMissing => Refuse(
            InsufficientScopeName,
            $"The caller does not have the permission {error.Allowed?[0]}",
            StatusCodes.Status403Forbidden),
        ErrorCodes.InvalidScope => Refuse("invalid_scope", "The client does not hold all that it asks for"),
        _ => throw new InvalidOperationException($"The OAuth contract has no words for '{error.Code}'."),
    };

    /// <summary>The error name for a status code without an error of the application.</summary>
    public static string NameOf(int statusCode) => statusCode switch
    {
        StatusCodes.Status401Unauthorized => InvalidTokenName,
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => "temporarily_unavailable",
        >= StatusCodes.Status500InternalServerError => "server_error",
        _ => InvalidRequestName,
    };

    private static ObjectResult InvalidToken(HttpResponse response)
    {
        response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Refuse(InvalidTokenName, "No access token, or one that is not valid any more", StatusCodes.Status401Unauthorized);
    }

    private static ObjectResult Refuse(string error, string description, int statusCode = StatusCodes.Status400BadRequest) =>
        new(new OAuthError { Error = error, ErrorDescription = description }) { StatusCode = statusCode };
}
