using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>A new user.</summary>
[BodyExample("admin", "ADMIN", """{"email":"ana.torres@example.com","nombre":"Ana Torres","password":"Temporal-2026","rol":"ADMIN"}""")]
[BodyExample("mesa", "Agente de MESA", """
    {"email":"luis.mora@example.com","nombre":"Luis Mora","password":"Temporal-2026","rol":"MESA","area":"MESA"}
    """)]
[BodyExample("area", "Especialista de AREA", """
    {"email":"eva.ruiz@example.com","nombre":"Eva Ruiz","password":"Temporal-2026","rol":"AREA","area":"SISTEMAS",
    "telefono":"+52 999 123 4567"}
    """)]
[BodyExample("usuario", "USUARIO", """{"email":"juan.diaz@example.com","nombre":"Juan Díaz","password":"Temporal-2026","rol":"USUARIO"}""")]
public sealed class CreateUserRequest
{
    /// <summary>A valid email address, unique in the directory whatever the case of its letters.</summary>
    [JsonPropertyName("email")]
    [Required, EmailAddress, MaxLength(EmailAddress.MaxLength)]
    public JsonField<string> Email { get; init; }

    /// <summary>Full name, counted without the blanks around it.</summary>
    [JsonPropertyName("nombre")]
    [Required, Length(PersonName.MinLength, PersonName.MaxLength)]
    public JsonField<string> Nombre { get; init; }

    /// <summary>First password, at most 512 bytes in UTF-8. The user must change it at the first sign-in.</summary>
    [JsonPropertyName("password")]
    [Required, NewPassword]
    public JsonField<string> Password { get; init; }

    /// <summary>Name of the role: ADMIN, MESA, AREA, USUARIO, or another that the organization has.</summary>
    /// <example>USUARIO</example>
    [JsonPropertyName("rol")]
    [Required, MaxLength(RoleDefinition.MaxLength)]
    public JsonField<string> Rol { get; init; }

    /// <summary>The area the user works for, required for the role AREA; stored in upper case. Null or blank means none.</summary>
    [JsonPropertyName("area")]
    [JsonType(JsonSchemaType.String | JsonSchemaType.Null), MaxLength(Domain.Organizations.Area.MaxLength)]
    public JsonField<string> Area { get; init; }

    /// <summary>Phone number; null or blank means none.</summary>
    [JsonPropertyName("telefono")]
    [JsonType(JsonSchemaType.String | JsonSchemaType.Null), MaxLength(Domain.Users.Telefono.MaxLength)]
    public JsonField<string> Telefono { get; init; }

    internal CreateUserCommand ToCommand(BodyFaults faults, Input<IdempotencyKey> idempotencyKey) => new(
        Email.Required(EmailAddress.Parse),
        Nombre.Required(PersonName.Parse),
        Password.RequiredSecret(Domain.Users.Password.Parse),
        Rol.Required(RoleReference.OneNamed))
    {
        Area = Area.Nullable(Domain.Organizations.Area.Parse),
        Telefono = Telefono.Nullable(Domain.Users.Telefono.Parse),
        IdempotencyKey = idempotencyKey,
        Faults = faults.Errors,
    };
}
