using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.CreateUser;

/// <summary>
/// Creates an active user in the caller's organization, who must change the password that the caller chose.
/// Refused with <see cref="ErrorKind.Validation"/> or <see cref="ErrorCodes.EmailTaken"/>.
/// </summary>
/// <param name="Email">Its address.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Password">Its first password.</param>
/// <param name="Role">The name of its role.</param>
/// <param name="Area">The area it works for; null or blank for none.</param>
/// <param name="Telefono">Its phone number; null or blank for none.</param>
[RequiresPermission(Permissions.UsersCreate)]
public sealed record CreateUserCommand(string? Email, string? Name, Secret? Password, string? Role, string? Area, string? Telefono)
    : ICommand<Result<UserView>>, IInputErrors
{
    /// <inheritdoc/>
    public IReadOnlyList<Error> InputErrors { get; init; } = [];
}
