namespace HelpDesk.Users.Application.Tokens;

/// <summary>A signing key that was just made.</summary>
/// <param name="KeyId">The <c>kid</c> that tokens name.</param>
/// <param name="SignsFrom">When it starts to sign, UTC; it is published at once.</param>
public sealed record NewSigningKey(string KeyId, DateTimeOffset SignsFrom);
