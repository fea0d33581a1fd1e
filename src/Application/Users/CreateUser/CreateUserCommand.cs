using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.CreateUser;

/// <summary>
/// Creates a user in the caller's organization, who must change the password that the caller chose.
/// Refused with <see cref="ErrorKind.Validation"/>, <see cref="ErrorCodes.EmailTaken"/> or <see cref="ErrorCodes.UsernameTaken"/>.
/// </summary>
/// <param name="Roles">The roles; at least one.</param>
[RequiresPermission(Permissions.UsersCreate, AuditName = "CreateUser")]
public sealed record CreateUserCommand(
    Input<EmailAddress> Email,
    Input<PersonName> Name,
    Input<Password> Password,
    Input<IReadOnlyList<RoleReference>> Roles) : ParsedRequest, ICommand<Result<UserView>>
{
    /// <summary>The user's area; null for none.</summary>
    public Input<Area?> Area { get; init; }

    /// <summary>The phone number; null for none.</summary>
    public Input<Telefono?> Telefono { get; init; }

    /// <summary>The ids of the locals where the user works.</summary>
    public Input<IReadOnlyList<string>> Locals { get; init; }

    /// <summary>The username, in organizations with usernames; when omitted, one is made from the email address.</summary>
    public Input<Username> Username { get; init; }

    /// <summary>The URL of the picture; null for none.</summary>
    public Input<Avatar?> Avatar { get; init; }

    /// <summary>Whether the user can sign in immediately; true when omitted.</summary>
    public Input<bool> IsActive { get; init; }

    /// <summary>
    /// The caller's key for this request. The same request with the same key returns the first result, for one day. Another request with
    /// the same key is refused with <see cref="CreateUser.IdempotencyKey.Reused"/>.
    /// </summary>
    public Input<IdempotencyKey> IdempotencyKey { get; init; }
}
