using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.Tokens;

/// <summary>An access token.</summary>
/// <param name="Value">The token itself.</param>
/// <param name="Lifetime">How long it counts, unless the access of its subject ends before.</param>
public sealed record AccessToken(Secret Value, TimeSpan Lifetime);
