namespace HelpDesk.Users.Application.Tokens;

/// <summary>A new signing key.</summary>
/// <param name="SignsFrom">When it starts to sign, UTC; it is published immediately.</param>
public sealed record NewSigningKey(string KeyId, DateTimeOffset SignsFrom);
