using System.Globalization;
using HelpDesk.Users.Domain.Results;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Contracts;

/// <summary>The status codes and headers of errors (RFC 9110), which all contracts share.</summary>
internal static class Refusals
{
    /// <summary>The status code for a kind of error, for contracts that define no other.</summary>
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

    /// <summary>Sets <c>WWW-Authenticate</c> or <c>Retry-After</c>, if the error needs one.</summary>
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
