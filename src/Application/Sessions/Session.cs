using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.Sessions;

/// <summary>A session that was started or continued.</summary>
/// <param name="Id">The id of the refresh token family.</param>
/// <param name="ExpiresAt">When it ends, UTC, however often it is refreshed.</param>
/// <param name="RefreshToken">The token that continues it.</param>
public sealed record Session(Guid Id, DateTimeOffset ExpiresAt, Secret RefreshToken);
