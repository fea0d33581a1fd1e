using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.SignIn.LogOut;

/// <summary>
/// Ends a session: revokes the refresh tokens of one sign-in, with any of them. It also succeeds for an unknown token, to reveal nothing.
/// </summary>
[AllowsAnonymous]
public sealed record LogOutCommand(Input<Secret> RefreshToken) : ParsedRequest, ICommand<Result>;
