using System.Buffers;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>
/// Refuses requests over HTTP/2 or later that could smuggle headers or requests when a proxy forwards them over HTTP/1.1. Kestrel refuses
/// line breaks in header values, but accepts them in names, and accepts <c>Transfer-Encoding</c> (RFC 9113, 8.2).
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
