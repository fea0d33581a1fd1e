using HelpDesk.Users.Application.Users;

namespace HelpDesk.Users.Application.Account.VerifyAccess;

/// <summary>A caller whose token is valid: either a user or a service account.</summary>
/// <param name="User">Null for a service account.</param>
/// <param name="ServiceAccountId">Null for a user.</param>
public sealed record VerifiedCaller(UserSummary? User, string? ServiceAccountId);
