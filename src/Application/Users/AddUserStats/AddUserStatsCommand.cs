using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.AddUserStats;

/// <summary>
/// Adds to the counters of a user, to all or none. The user's version stays, and the audit doesn't record it. Refused with
/// <see cref="ErrorKind.Validation"/>, <see cref="ErrorCodes.UserNotFound"/>, <see cref="ErrorCodes.TooManyCounters"/>
/// or <see cref="ErrorCodes.CounterOverflow"/>.
/// </summary>
/// <param name="Amounts">The amounts by counter name; negative to subtract.</param>
[RequiresPermission(Permissions.StatsWrite, AuditName = "AddUserStats")]
public sealed record AddUserStatsCommand(UserReference User, Input<IReadOnlyDictionary<string, long>> Amounts)
    : ParsedRequest, ICommand<Result<UserStats>>;
