using System.Buffers;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>
/// Refuses a request over HTTP/2 or later whose headers, passed on over HTTP/1.1, would be other headers or end the message elsewhere:
/// the server refuses line breaks in values, but not in names, and takes <c>Transfer-Encoding</c> (RFC 9113, 8.2).
/// </summary>
internal static class HeaderNameCheck
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static IApplicationBuilder UseHeaderNameCheck(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var isSafe = HttpProtocol.IsHttp11(context.Request.Protocol)
            || HttpProtocol.IsHttp10(context.Request.Protocol)
            || context.Request.Headers.Keys.All(IsSafe);
        if (isSafe)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    private static bool IsSafe(string name) =>
        !name.AsSpan().ContainsAnyExcept(TokenCharacters) && !name.Equals(HeaderNames.TransferEncoding, StringComparison.OrdinalIgnoreCase);
}
