using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.Users.RecoverUser;

/// <summary>A user with a generated password, to show once.</summary>
/// <param name="ExpiresAt">When the password expires unless it is changed, UTC; null when it doesn't.</param>
public sealed record RecoveredUser(string Email, Secret Password, DateTimeOffset? ExpiresAt);
