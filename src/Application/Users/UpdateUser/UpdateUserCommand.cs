using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.UpdateUser;

/// <summary>
/// Changes the members of a user that were sent, all or none. A role, area, status or password that changes ends the user's tokens.
/// Refused with <see cref="ErrorKind.Validation"/>, <see cref="ErrorCodes.UserNotFound"/>, <see cref="ErrorCodes.EmailTaken"/>
/// or <see cref="ErrorCodes.LastAdministrator"/>.
/// </summary>
/// <param name="UserId">The user.</param>
[RequiresPermission(Permissions.UsersEdit)]
public sealed record UpdateUserCommand(Guid UserId) : ICommand<Result<UserView>>, IInputErrors
{
    /// <summary>A new address.</summary>
    public Optional<string?> Email { get; init; }

    /// <summary>A new full name.</summary>
    public Optional<string?> Name { get; init; }

    /// <summary>A new password; unless callers set their own, it must be changed at the next sign-in.</summary>
    public Optional<Secret?> Password { get; init; }

    /// <summary>The name of a new role. The area is kept unless one is sent.</summary>
    public Optional<string?> Role { get; init; }

    /// <summary>A new area; null or blank for none.</summary>
    public Optional<string?> Area { get; init; }

    /// <summary>A new phone number; null or blank for none.</summary>
    public Optional<string?> Telefono { get; init; }

    /// <summary>False locks the user out, true lets it in again.</summary>
    public Optional<bool> IsActive { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Error> InputErrors { get; init; } = [];
}
