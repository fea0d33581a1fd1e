using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.SignIn.LogOutEverywhere;

/// <summary>Signs the caller out everywhere: all its tokens end with the next request.</summary>
[RequiresSignIn]
public sealed record LogOutEverywhereCommand : ICommand<Result>;
