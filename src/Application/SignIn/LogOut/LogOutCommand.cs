using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.SignIn.LogOut;

/// <summary>
/// Ends a session with any of its refresh tokens: its tokens are refused from the next request on. It also succeeds for an unknown token,
/// to reveal nothing.
/// </summary>
[AllowsAnonymous]
public sealed record LogOutCommand(Input<Secret> RefreshToken) : ParsedRequest, ICommand<Result>;
