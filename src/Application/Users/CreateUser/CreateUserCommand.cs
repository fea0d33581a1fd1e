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
/// <param name="Email">Its address.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Password">Its first password.</param>
/// <param name="Roles">Its roles; at least one.</param>
[RequiresPermission(Permissions.UsersCreate, AuditName = "CreateUser")]
public sealed record CreateUserCommand(
    Input<EmailAddress> Email,
    Input<PersonName> Name,
    Input<Password> Password,
    Input<IReadOnlyList<RoleReference>> Roles) : ParsedRequest, ICommand<Result<UserView>>
{
    /// <summary>The area it works for; null for none.</summary>
    public Input<Area?> Area { get; init; }

    /// <summary>Its phone number; null for none.</summary>
    public Input<Telefono?> Telefono { get; init; }

    /// <summary>The ids of the locals where it works.</summary>
    public Input<IReadOnlyList<string>> Locals { get; init; }

    /// <summary>Its username where the organization shows one; left out to have it made of the address.</summary>
    public Input<Username> Username { get; init; }

    /// <summary>The URL of its picture; null for none.</summary>
    public Input<Avatar?> Avatar { get; init; }

    /// <summary>Whether it may sign in at once, as it may when this is left out.</summary>
    public Input<bool> IsActive { get; init; }

    /// <summary>
    /// The caller's own name for this request: sent again within a day it is answered as it was first, and with another request
    /// it is refused with <see cref="CreateUser.IdempotencyKey.Reused"/>.
    /// </summary>
    public Input<IdempotencyKey> IdempotencyKey { get; init; }
}
