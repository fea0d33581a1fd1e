using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.FindUserNames;

/// <summary>What others may know of a user to show who it is.</summary>
/// <param name="Id">The id (UUID version 7).</param>
/// <param name="Avatar">The address of a picture; null when there is none.</param>
/// <param name="Status">Whether the user can sign in.</param>
public sealed record UserName(Guid Id, string Name, string? Area, string? Avatar, UserStatus Status);
