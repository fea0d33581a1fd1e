using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.GetUser;

/// <summary>Reads a user of the caller's organization. Refused with <see cref="ErrorCodes.UserNotFound"/>.</summary>
[RequiresPermission(Permissions.UsersRead, AuditName = "GetUser")]
public sealed record GetUserQuery(UserReference User) : ParsedRequest, IQuery<Result<UserView>>
{
    /// <summary>Whether the result includes the user's counters.</summary>
    public bool WithStats { get; init; }
}
