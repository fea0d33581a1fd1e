using System.Security.Claims;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>A token whose signature, issuer, audience and lifetime are valid. Its access version isn't checked yet.</summary>
internal sealed record ValidToken(ClaimsIdentity Claims, string KeyId, DateTime ExpiresAt);
