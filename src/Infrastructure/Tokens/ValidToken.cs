using System.Security.Claims;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>A token that was issued here for here and has not expired; whether it still counts is another question.</summary>
/// <param name="Claims">What it says.</param>
/// <param name="KeyId">The key that it is signed with.</param>
/// <param name="ExpiresAt">When it expires, UTC.</param>
internal sealed record ValidToken(ClaimsIdentity Claims, string KeyId, DateTime ExpiresAt);
