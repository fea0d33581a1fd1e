namespace HelpDesk.Users.Application.Users;

/// <summary>What was done for an idempotency key.</summary>
/// <param name="Fingerprint">Recognises the request without telling what was in it.</param>
/// <param name="Answer">What came of it, as JSON.</param>
public sealed record IdempotentAnswer(string Fingerprint, string Answer);
