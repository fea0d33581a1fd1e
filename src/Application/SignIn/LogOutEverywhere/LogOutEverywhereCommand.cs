using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.SignIn.LogOutEverywhere;

/// <summary>Ends all sessions of the caller: all the caller's tokens are refused from the next request on.</summary>
[RequiresSignIn(AuditName = "LogOutEverywhere")]
public sealed record LogOutEverywhereCommand : ICommand<Result>;
