namespace HelpDesk.Users.Application.Tokens;

/// <summary>The public key of an ES256 key pair, in the form of RFC 7518, 6.2.</summary>
/// <param name="Curve">The curve, <c>P-256</c>.</param>
/// <param name="X">The x coordinate, base64url.</param>
/// <param name="Y">The y coordinate, base64url.</param>
public sealed record PublicKey(string KeyId, string Curve, string X, string Y);
