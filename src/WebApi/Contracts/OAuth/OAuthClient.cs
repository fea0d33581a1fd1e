using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Net;
using System.Text;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.ServiceAccounts;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.OAuth;

/// <summary>
/// How a service says who it is, in one way at a time: by HTTP Basic or in the form (RFC 6749, 2.3.1) or, where that will do,
/// by an access token that it has (RFC 7662, 2.1).
/// </summary>
internal sealed record OAuthClient
{
    /// <summary>Its id and secret, if it sent them.</summary>
    public ClientCredentials? Credentials { get; private init; }

    /// <summary>Its access token, if it sent one.</summary>
    public Secret? AccessToken { get; private init; }

    /// <summary>Reads who sends a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="form">Its parameters.</param>
    /// <param name="client">Who it says that it is.</param>
    /// <param name="refusal">Why it cannot be told.</param>
    /// <returns>Whether it can be told.</returns>
    public static bool TryRead(
        HttpRequest request,
        OAuthForm form,
        [NotNullWhen(true)] out OAuthClient? client,
        [NotNullWhen(false)] out IActionResult? refusal)
    {
        (client, refusal) = (request.Headers.Authorization.ToString(), form["client_id"], form["client_secret"]) switch
        {
            ("", { } id, { } secret) => (Known(id, secret), null),
            ("", null, null) => (null, OAuthErrors.InvalidClient(request.HttpContext.Response)),
            ("", _, _) => (null, OAuthErrors.InvalidRequest("client_id and client_secret belong together")),
            ({ } header, null, null) => ReadHeader(header) is { } read ? (read, null) : (null, OAuthErrors.InvalidClient(request.HttpContext.Response)),
            _ => ((OAuthClient?)null, OAuthErrors.InvalidRequest("The client says in two ways who it is")),
        };
        return client is not null;
    }

    private static OAuthClient? ReadHeader(string header) => AuthenticationHeaderValue.TryParse(header, out var authorization)
        ? (authorization.Scheme.ToUpperInvariant(), authorization.Parameter) switch
        {
            ("BASIC", { } credentials) => ReadBasic(credentials),
            ("BEARER", { } token) => new() { AccessToken = new(token) },
            _ => null,
        }
        : null;

    private static OAuthClient? ReadBasic(string credentials)
    {
        var bytes = new byte[credentials.Length];
        return Convert.TryFromBase64String(credentials, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var id, var secret]
            ? Known(WebUtility.UrlDecode(id), WebUtility.UrlDecode(secret))
            : null;
    }

    private static OAuthClient Known(string id, string secret) => new() { Credentials = new(id, new(secret)) };
}
