using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Works.Requests;

/// <summary>A new user. Members that are not listed here are refused.</summary>
[BodyExample("user", "Usuario", """
    {"nombreCompleto":"María González","email":"maria@yucatan.gob.mx","password":"SecurePass123","roles":"user"}
    """)]
[BodyExample("admin", "Administrador inactivo", """
    {"nombreCompleto":"José Pech","email":"jose@yucatan.gob.mx","password":"SecurePass123","roles":"admin","isActive":false}
    """)]
public sealed class CreateUserRequest : WorksRequest
{
    /// <summary>The role when none is sent.</summary>
    internal const string DefaultRole = "user";

    /// <summary>Full name, counted without the blanks around it.</summary>
    [JsonPropertyName("nombreCompleto")]
    [Required, Length(WorksName.MinLength, PersonName.MaxLength)]
    public JsonField<string> NombreCompleto { get; init; }

    /// <summary>A valid email address, unique in the office whatever the case of its letters.</summary>
    [JsonPropertyName("email")]
    [Required, EmailAddress, MaxLength(EmailAddress.MaxLength)]
    public JsonField<string> Email { get; init; }

    /// <summary>First password, at most 512 bytes in UTF-8. The user must change it at the first sign-in.</summary>
    [JsonPropertyName("password")]
    [Required, NewPassword]
    public JsonField<string> Password { get; init; }

    /// <summary>Role.</summary>
    [JsonPropertyName("roles")]
    [Choices(typeof(WorksParameters), nameof(WorksParameters.Roles)), DefaultValue(DefaultRole)]
    public JsonField<string> Roles { get; init; }

    /// <summary>Whether the user may sign in at once.</summary>
    [JsonPropertyName("isActive")]
    [DefaultValue(true)]
    public JsonField<bool> IsActive { get; init; }

    internal CreateUserCommand ToCommand(BodyFaults faults, Input<IdempotencyKey> idempotencyKey)
    {
        faults.AddUnknown(Unknown);
        return new(
            Email.Required(EmailAddress.Parse),
            NombreCompleto.Required(WorksName.Parse),
            Password.RequiredSecret(Domain.Users.Password.Parse),
            Roles.IsSent ? Roles.Required(RoleReference.OneNamed) : RoleReference.OneNamed(DefaultRole))
        {
            IsActive = IsActive.Flag(),
            IdempotencyKey = idempotencyKey,
            Faults = faults.Errors,
        };
    }
}
