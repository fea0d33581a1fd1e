using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.SignIn.LogOut;

/// <summary>Ends the refresh tokens of one sign-in. Succeeds for an unknown token too, and tells nothing.</summary>
/// <param name="RefreshToken">Any token of that sign-in.</param>
[AllowsAnonymous]
public sealed record LogOutCommand(Input<Secret> RefreshToken) : ParsedRequest, ICommand<Result>;
