namespace HelpDesk.Users.Application.Users;

/// <summary>The first request and result of an idempotency key.</summary>
/// <param name="Answer">The result, as JSON.</param>
public sealed record IdempotentAnswer(string Fingerprint, string Answer);
