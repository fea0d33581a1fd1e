using System.Globalization;
using HelpDesk.Users.Domain.Results;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Contracts;

/// <summary>What HTTP itself says about a refusal (RFC 9110), whatever the contract's words are.</summary>
internal static class Refusals
{
    /// <summary>The status of a kind of error, for contracts whose documents ask for no other.</summary>
    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Validation => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        ErrorKind.TooManyAttempts => StatusCodes.Status429TooManyRequests,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No status is known for it."),
    };

    /// <summary>Says how to authenticate, or when to try again.</summary>
    public static void SetHeaders(HttpResponse response, Error error)
    {
        if (error.Kind == ErrorKind.Unauthenticated)
        {
            response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        }

        if (error.RetryAfter is { } wait)
        {
            response.Headers[HeaderNames.RetryAfter] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }
}
