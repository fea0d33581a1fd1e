using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.CreateUser;

/// <summary>
/// Creates a user in the caller's organization, who must change the password that the caller chose.
/// Refused with <see cref="ErrorKind.Validation"/>, <see cref="ErrorCodes.EmailTaken"/> or <see cref="ErrorCodes.UsernameTaken"/>.
/// </summary>
/// <param name="Email">Its address.</param>
/// <param name="Name">Its full name, whole or in two parts.</param>
/// <param name="Password">Its first password.</param>
/// <param name="Roles">Its roles; at least one.</param>
[RequiresPermission(Permissions.UsersCreate, AuditName = "CreateUser")]
public sealed record CreateUserCommand(string? Email, NameInput Name, Secret? Password, IReadOnlyList<RoleReference> Roles)
    : ICommand<Result<UserView>>, IInputErrors
{
    /// <summary>The most characters of <see cref="IdempotencyKey"/>.</summary>
    public const int MaxIdempotencyKeyLength = 255;

    /// <summary>The area it works for; null or blank for none.</summary>
    public string? Area { get; init; }

    /// <summary>Its phone number; null or blank for none.</summary>
    public string? Telefono { get; init; }

    /// <summary>The ids of the locals where it works.</summary>
    public IReadOnlyList<string?> Locals { get; init; } = [];

    /// <summary>Its username where the organization shows one; null to have it made of the address.</summary>
    public string? Username { get; init; }

    /// <summary>The URL of its picture; null or blank for none.</summary>
    public string? Avatar { get; init; }

    /// <summary>Whether it may come in at once.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>
    /// The caller's own name for this request: sent again within a day it is answered as it was first, and with another request
    /// it is refused with <see cref="ErrorCodes.IdempotencyKeyReused"/>. Null for none.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Error> InputErrors { get; init; } = [];
}
