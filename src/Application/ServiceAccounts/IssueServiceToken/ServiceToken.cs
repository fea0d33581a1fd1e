using HelpDesk.Users.Application.Tokens;

namespace HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;

/// <summary>What a service gets for its secret.</summary>
/// <param name="AccessToken">The token for the calls that follow.</param>
/// <param name="Permissions">What the token may be used for.</param>
public sealed record ServiceToken(AccessToken AccessToken, IReadOnlyList<string> Permissions);
