using HelpDesk.Users.Application.Tokens;

namespace HelpDesk.Users.WebApi.Contracts.OAuth;

/// <summary>
/// The public keys (RFC 7517), with which other services verify tokens without a call to this one, and the metadata of the
/// authorization server, at the paths of OpenID Connect Discovery 1.0 and RFC 8414.
/// </summary>
internal static class WellKnownEndpoints
{
    private const string KeysPath = "/.well-known/jwks.json";

    private static readonly string[] MetadataPaths = ["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"];

    public static void MapWellKnown(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup("").AddEndpointFilter((context, next) =>
        {
            // Clients see a new key soon enough, and don't fetch the keys for every token.
            context.HttpContext.Response.Headers.CacheControl = "public, max-age=300";
            return next(context);
        });
        endpoints.MapGet(KeysPath, (IPublicKeys keys) => new
        {
            keys = keys.List().Select(key => new
            {
                kty = "EC",
                use = "sig",
                alg = "ES256",
                kid = key.KeyId,
                crv = key.Curve,
                x = key.X,
                y = key.Y,
            }),
        }).ExcludeFromDescription();

        foreach (var path in MetadataPaths)
        {
            endpoints.MapGet(path, (HttpRequest request, ITokenIssuer tokens) =>
            {
                var address = $"{request.Scheme}://{request.Host}{request.PathBase}";
                return new
                {
                    issuer = tokens.Issuer,
                    jwks_uri = address + KeysPath,
                    token_endpoint = address + OAuthContract.TokenPath,
                    introspection_endpoint = address + OAuthContract.IntrospectionPath,
                    grant_types_supported = OAuthContract.Grants,
                    token_endpoint_auth_methods_supported = new[] { "client_secret_basic", "client_secret_post" },
                    id_token_signing_alg_values_supported = new[] { "ES256" },
                    // Required by both standards; there is no authorization endpoint.
                    response_types_supported = Array.Empty<string>(),
                    subject_types_supported = new[] { "public" },
                    claims_supported = new[]
                    {
                        "sub", "client_id", "scope", "email", "nombre", "rol", "area", "org", "org_template", "perms",
                        "iss", "aud", "iat", "nbf", "exp", "jti", "ver", "sid",
                    },
                };
            }).ExcludeFromDescription();
        }
    }
}
