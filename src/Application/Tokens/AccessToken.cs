using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.Tokens;

/// <summary>An access token.</summary>
/// <param name="Lifetime">How long the token is valid, unless it is revoked before.</param>
public sealed record AccessToken(Secret Value, TimeSpan Lifetime);
