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

namespace HelpDesk.Users.WebApi.Contracts.Cms.Requests;

/// <summary>A new user.</summary>
[BodyExample("editor", "An editor", """
    {"email":"maria@redaccion.example","password":"Temporal-2026","username":"editor_pro","firstName":"María","lastName":"González",
    "rolId":2}
    """)]
[BodyExample("author", "An author without a username", """
    {"email":"carlos@redaccion.example","password":"Temporal-2026","firstName":"Carlos","lastName":"Martínez","rolId":3}
    """)]
public sealed class CreateUserRequest
{
    /// <summary>A valid email address, unique whatever the case of its letters.</summary>
    [JsonPropertyName("email")]
    [Required, EmailAddress, MaxLength(EmailAddress.MaxLength)]
    public JsonField<string> Email { get; init; }

    /// <summary>First password, at most 512 bytes in UTF-8. The user must change it at the first sign-in.</summary>
    [JsonPropertyName("password")]
    [Required, NewPassword]
    public JsonField<string> Password { get; init; }

    /// <summary>Short name, without blanks. When left out, it is made of the email's part before the @.</summary>
    [JsonPropertyName("username")]
    [JsonType(JsonSchemaType.String | JsonSchemaType.Null), Length(1, Domain.Users.Username.MaxLength)]
    public JsonField<string> Username { get; init; }

    /// <summary>First name.</summary>
    [JsonPropertyName("firstName")]
    [Required, MinLength(1)]
    public JsonField<string> FirstName { get; init; }

    /// <summary>Last name; may be empty.</summary>
    [JsonPropertyName("lastName")]
    [Required]
    public JsonField<string> LastName { get; init; }

    /// <summary>The role: its number, or its name. creador and escritor are names of autor, too.</summary>
    [JsonPropertyName("rolId")]
    [Required]
    [JsonType(JsonSchemaType.Integer, "int32", Minimum = "1"), JsonType(JsonSchemaType.String, MaxLength = RoleDefinition.MaxLength)]
    public JsonField<string> RolId { get; init; }

    internal CreateUserCommand ToCommand(BodyFaults faults, Input<IdempotencyKey> idempotencyKey) => new(
        Email.Required(EmailAddress.Parse),
        BodyMembers.Pair((FirstName, nameof(PersonName.First)), (LastName, nameof(PersonName.Last)), PersonName.Parse),
        Password.RequiredSecret(Domain.Users.Password.Parse),
        RolId.RequiredIntegerOrText(RoleReference.OneNumbered, RoleReference.OneNamed))
    {
        Username = Username.IsNull ? default : Username.Optional(Domain.Users.Username.Parse),
        IdempotencyKey = idempotencyKey,
        Faults = faults.Errors,
    };
}
