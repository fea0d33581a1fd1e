using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.SignIn.LogOutEverywhere;

/// <summary>Signs the caller out everywhere: all its tokens end with the next request.</summary>
[RequiresSignIn(AuditName = "LogOutEverywhere")]
public sealed record LogOutEverywhereCommand : ICommand<Result>;
