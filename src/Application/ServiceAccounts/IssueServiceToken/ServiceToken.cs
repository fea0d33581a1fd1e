using HelpDesk.Users.Application.Tokens;

namespace HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;

/// <summary>An access token of a service, with the permissions that it contains.</summary>
public sealed record ServiceToken(AccessToken AccessToken, IReadOnlyList<string> Permissions);
