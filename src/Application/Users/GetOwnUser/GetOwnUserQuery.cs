using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.GetOwnUser;

/// <summary>Reads the caller itself.</summary>
[RequiresSignIn]
public sealed record GetOwnUserQuery : IQuery<Result<UserView>>;
