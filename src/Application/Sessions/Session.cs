using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.Sessions;

/// <summary>A session that was started or continued.</summary>
/// <param name="Id">The id of the refresh token family.</param>
/// <param name="RefreshToken">The token that continues it.</param>
public sealed record Session(Guid Id, Secret RefreshToken);
