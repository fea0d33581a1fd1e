using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Net;
using System.Text;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.ServiceAccounts;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.OAuth;

/// <summary>
/// How a service authenticates, in exactly one way: by HTTP Basic, by parameters of the form (RFC 6749, 2.3.1) or, for
/// introspection, by an access token (RFC 7662, 2.1).
/// </summary>
internal sealed record OAuthClient
{
    /// <summary>The client id and secret; null when the service sent an access token.</summary>
    public ClientCredentials? Credentials { get; private init; }

    /// <summary>The access token; null when the service sent an id and a secret.</summary>
    public Secret? AccessToken { get; private init; }

    /// <summary>Reads the client's credentials from a request, without checking them.</summary>
    /// <param name="request">The request.</param>
    /// <param name="form">The parameters of the request's body.</param>
    /// <param name="client">The credentials.</param>
    /// <param name="refusal">The error response when there are no credentials, incomplete ones or more than one kind.</param>
    public static bool TryRead(
        HttpRequest request,
        OAuthForm form,
        [NotNullWhen(true)] out OAuthClient? client,
        [NotNullWhen(false)] out IActionResult? refusal)
    {
        (client, refusal) = (request.Headers.Authorization.ToString(), form["client_id"], form["client_secret"]) switch
        {
            ("", { } id, { } secret) => (FromSecret(id, secret), null),
            ("", null, null) => (null, OAuthErrors.InvalidClient(request.HttpContext.Response)),
            ("", _, _) => (null, OAuthErrors.InvalidRequest("client_id and client_secret belong together")),
            ({ } header, null, null) => ReadHeader(header) is { } read
                ? (read, null)
                : (null, OAuthErrors.InvalidClient(request.HttpContext.Response)),
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
            ? FromSecret(WebUtility.UrlDecode(id), WebUtility.UrlDecode(secret))
            : null;
    }

    private static OAuthClient FromSecret(string id, string secret) => new() { Credentials = new(id, new(secret)) };
}
