using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Account.UpdateOwnUser;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Works.Requests;

/// <summary>What to change of a user; what is left out stays as it is. Members that are not listed here are refused.</summary>
[BodyExample("details", "Cambiar nombre y correo", """{"nombreCompleto":"María González Pech","email":"maria.gonzalez@yucatan.gob.mx"}""")]
[BodyExample("role", "Cambiar el rol de otra persona", """{"roles":"admin"}""")]
[BodyExample("deactivation", "Desactivar a otra persona", """{"isActive":false}""")]
[BodyExample("own-password", "Cambiar la contraseña propia", """{"password":"OtraClave456","currentPassword":"SecurePass123"}""")]
[BodyExample("first-password", "Cambiar la contraseña propia por primera vez", """{"password":"OtraClave456"}""")]
public sealed class UpdateUserRequest : WorksRequest
{
    /// <summary>New full name, counted without the blanks around it.</summary>
    [JsonPropertyName("nombreCompleto")]
    [Length(WorksName.MinLength, PersonName.MaxLength)]
    public JsonField<string> NombreCompleto { get; init; }

    /// <summary>New email address.</summary>
    [JsonPropertyName("email")]
    [EmailAddress, MaxLength(EmailAddress.MaxLength)]
    public JsonField<string> Email { get; init; }

    /// <summary>New password, at most 512 bytes in UTF-8. An administrator's choice must be changed at the next sign-in; one's own needs currentPassword beside it, unless it must be changed.</summary>
    [JsonPropertyName("password")]
    [NewPassword]
    public JsonField<string> Password { get; init; }

    /// <summary>The password in use, for who sets a new one of its own.</summary>
    [JsonPropertyName("currentPassword")]
    [DataType(DataType.Password)]
    public JsonField<string> CurrentPassword { get; init; }

    /// <summary>New role, of somebody else.</summary>
    [JsonPropertyName("roles")]
    [Choices(typeof(WorksParameters), nameof(WorksParameters.Roles))]
    public JsonField<string> Roles { get; init; }

    /// <summary>Of somebody else: false locks the user out at once, true lets it in again.</summary>
    [JsonPropertyName("isActive")]
    public JsonField<bool> IsActive { get; init; }

    /// <summary>Of somebody else: whether the password must be changed at the next sign-in. A change of it ends what the user signed in with before.</summary>
    [JsonPropertyName("mustChangePassword")]
    public JsonField<bool> MustChangePassword { get; init; }

    /// <summary>Returns the command for the own user when <paramref name="isOwn"/> is true, else the one for other users.</summary>
    internal ICommand<Result<UserView>> ToCommand(Guid userId, bool isOwn, BodyFaults faults, IReadOnlyList<long>? expectedVersions)
    {
        faults.AddUnknown(Unknown);
        var email = Email.Optional(EmailAddress.Parse);
        var name = NombreCompleto.Optional(WorksName.ParseChange);
        var password = Password.OptionalSecret(Domain.Users.Password.Parse);
        return isOwn
            ? new UpdateOwnUserCommand
            {
                Email = email,
                Name = name,
                Password = password,
                CurrentPassword = CurrentPassword.OptionalSecret(Secret.Parse),
                ChangesAccess = Roles.IsSent || IsActive.IsSent || MustChangePassword.IsSent,
                ExpectedVersions = expectedVersions,
                Faults = faults.Errors,
            }
            : new UpdateUserCommand(userId)
            {
                Email = email,
                Name = name,
                Password = password,
                Roles = Roles.Optional(RoleReference.OneNamed),
                Status = IsActive.Flag().Select(isActive => isActive ? UserStatus.Active : UserStatus.Inactive),
                MustChangePassword = MustChangePassword.Flag(),
                ExpectedVersions = expectedVersions,
                Faults = faults.Errors,
            }.ByIntent();
    }
}
