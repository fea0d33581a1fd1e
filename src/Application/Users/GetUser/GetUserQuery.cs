using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.GetUser;

/// <summary>Reads a user of the caller's organization. Refused with <see cref="ErrorCodes.UserNotFound"/>.</summary>
/// <param name="User">The user.</param>
[RequiresPermission(Permissions.UsersRead, AuditName = "GetUser")]
public sealed record GetUserQuery(UserReference User) : IQuery<Result<UserView>>
{
    /// <summary>Whether its counters are wanted.</summary>
    public bool WithStats { get; init; }
}
