using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>What to change of a user; what is left out stays as it is.</summary>
[BodyExample("role-and-area", "Cambiar rol y área", """{"rol":"AREA","area":"INFRAESTRUCTURA"}""")]
[BodyExample("password-reset", "Restablecer la contraseña", """{"password":"Temporal-2027"}""")]
[BodyExample("deactivation", "Desactivar la cuenta", """{"is_active":false}""")]
public sealed class UpdateUserRequest
{
    /// <summary>New email address.</summary>
    [JsonPropertyName("email")]
    [EmailAddress, MaxLength(EmailAddress.MaxLength)]
    public JsonField<string> Email { get; init; }

    /// <summary>New full name, counted without the blanks around it.</summary>
    [JsonPropertyName("nombre")]
    [Length(PersonName.MinLength, PersonName.MaxLength)]
    public JsonField<string> Nombre { get; init; }

    /// <summary>New password, at most 512 bytes in UTF-8. The user must change it at the next sign-in, unless it is the caller.</summary>
    [JsonPropertyName("password")]
    [NewPassword]
    public JsonField<string> Password { get; init; }

    /// <summary>Name of the new role: ADMIN, MESA, AREA, USUARIO, or another that the organization has. The area is kept unless one is sent.</summary>
    [JsonPropertyName("rol")]
    [MaxLength(RoleDefinition.MaxLength)]
    public JsonField<string> Rol { get; init; }

    /// <summary>New area; null or blank clears it, which the role AREA does not allow.</summary>
    [JsonPropertyName("area")]
    [JsonType(JsonSchemaType.String | JsonSchemaType.Null), MaxLength(Domain.Organizations.Area.MaxLength)]
    public JsonField<string> Area { get; init; }

    /// <summary>New phone number; null or blank clears it.</summary>
    [JsonPropertyName("telefono")]
    [JsonType(JsonSchemaType.String | JsonSchemaType.Null), MaxLength(Domain.Users.Telefono.MaxLength)]
    public JsonField<string> Telefono { get; init; }

    /// <summary>False locks the user out at once, true lets it in again.</summary>
    [JsonPropertyName("is_active")]
    public JsonField<bool> IsActive { get; init; }

    internal ICommand<Result<UserView>> ToCommand(
        Guid userId,
        BodyFaults faults,
        IReadOnlyList<long>? expectedVersions) => new UpdateUserCommand(userId)
    {
        Email = Email.Optional(EmailAddress.Parse),
        Name = Nombre.Optional(NameChange.Parse),
        Password = Password.OptionalSecret(Domain.Users.Password.Parse),
        Roles = Rol.Optional(RoleReference.OneNamed),
        Area = Area.Nullable(Domain.Organizations.Area.Parse),
        Telefono = Telefono.Nullable(Domain.Users.Telefono.Parse),
        Status = IsActive.Flag().Select(isActive => isActive ? UserStatus.Active : UserStatus.Inactive),
        ExpectedVersions = expectedVersions,
        Faults = faults.Errors,
    }.ByIntent();
}
