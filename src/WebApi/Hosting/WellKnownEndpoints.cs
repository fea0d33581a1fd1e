using HelpDesk.Users.Application.Abstractions;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>What other services need to verify our tokens without calling us: keys (RFC 7517) and metadata (OpenID Connect Discovery 1.0).</summary>
internal static class WellKnownEndpoints
{
    private const string KeysPath = "/.well-known/jwks.json";

    public static void MapWellKnown(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup("").AddEndpointFilter((context, next) =>
        {
            // Short enough for a new key, long enough to spare a call for each token.
            context.HttpContext.Response.Headers.CacheControl = "public, max-age=300";
            return next(context);
        });
        endpoints.MapGet(KeysPath, (IPublicKeys keys) => new
        {
            keys = keys.List().Select(key => new { kty = "EC", use = "sig", alg = "ES256", kid = key.KeyId, crv = key.Curve, x = key.X, y = key.Y }),
        }).ExcludeFromDescription();

        endpoints.MapGet("/.well-known/openid-configuration", (HttpRequest request, ITokenIssuer tokens) => new
        {
            issuer = tokens.Issuer,
            jwks_uri = $"{request.Scheme}://{request.Host}{request.PathBase}{KeysPath}",
            id_token_signing_alg_values_supported = new[] { "ES256" },
            response_types_supported = new[] { "token" },
            subject_types_supported = new[] { "public" },
            claims_supported = new[] { "sub", "email", "nombre", "rol", "area", "org", "perms", "iss", "aud", "iat", "nbf", "exp", "jti", "ver" },
        }).ExcludeFromDescription();
    }
}
