using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.DeleteUser;

/// <summary>
/// Deletes a user for good, its tokens with it. Refused with <see cref="ErrorCodes.UserNotFound"/>
/// or <see cref="ErrorCodes.LastAdministrator"/>.
/// </summary>
/// <param name="User">The user.</param>
/// <param name="ExpectedVersions">The versions of which it must have one, else <see cref="ErrorCodes.VersionMismatch"/>; null for any.</param>
[RequiresPermission(Permissions.UsersDelete, AuditName = "DeleteUser")]
public sealed record DeleteUserCommand(UserReference User, IReadOnlyList<long>? ExpectedVersions = null) : ICommand<Result>;
