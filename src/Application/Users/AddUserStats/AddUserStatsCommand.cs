using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.AddUserStats;

/// <summary>
/// Adds to the counters of a user, to all or none. It is no change of the user, and the audit does not tell of it. Refused with
/// <see cref="ErrorKind.Validation"/>, <see cref="ErrorCodes.UserNotFound"/>, <see cref="ErrorCodes.TooManyCounters"/>
/// or <see cref="ErrorCodes.CounterOverflow"/>.
/// </summary>
/// <param name="User">The user.</param>
/// <param name="Amounts">What to add, by the names of the counters; less than 0 to take away.</param>
[RequiresPermission(Permissions.StatsWrite, AuditName = "AddUserStats")]
public sealed record AddUserStatsCommand(UserReference User, Input<IReadOnlyDictionary<string, long>> Amounts) : ParsedRequest, ICommand<Result<UserStats>>;
