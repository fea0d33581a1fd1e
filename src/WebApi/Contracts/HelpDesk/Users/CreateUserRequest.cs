using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>A new user.</summary>
public sealed class CreateUserRequest
{
    /// <summary>A valid email address, unique in the directory whatever the case of its letters.</summary>
    [JsonPropertyName("email")]
    public JsonField<string> Email { get; init; }

    /// <summary>Full name, counted without the blanks around it.</summary>
    [JsonPropertyName("nombre")]
    public JsonField<string> Nombre { get; init; }

    /// <summary>First password, at most 512 bytes in UTF-8. The user must change it at the first sign-in.</summary>
    [JsonPropertyName("password")]
    public JsonField<string> Password { get; init; }

    /// <summary>Name of the role, in upper case.</summary>
    [JsonPropertyName("rol")]
    public JsonField<string> Rol { get; init; }

    /// <summary>The area the user works for, required for the role AREA; stored in upper case. Null or blank means none.</summary>
    [JsonPropertyName("area")]
    public JsonField<string> Area { get; init; }

    /// <summary>Phone number; null or blank means none.</summary>
    [JsonPropertyName("telefono")]
    public JsonField<string> Telefono { get; init; }

    internal CreateUserCommand ToCommand(BodyInput input, string? idempotencyKey) => new(
        input.Text(Email, nameof(CreateUserCommand.Email)),
        NameInput.Of(input.Text(Nombre, nameof(CreateUserCommand.Name))),
        input.Secret(Password, nameof(CreateUserCommand.Password)),
        [RoleReference.Named(input.Text(Rol, nameof(CreateUserCommand.Roles)))])
    {
        Area = input.NullableText(Area, nameof(CreateUserCommand.Area)),
        Telefono = input.NullableText(Telefono, nameof(CreateUserCommand.Telefono)),
        IdempotencyKey = idempotencyKey,
        InputErrors = input.Errors,
    };
}
