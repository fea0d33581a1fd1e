using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Users;

/// <summary>A new user.</summary>
[BodyExample("vendedor", "Vendedor de un local", """
    {"email":"newuser@empresa.com","password":"SecurePass123","first_name":"Nuevo","last_name":"Usuario","role_ids":["role_vendedor"],
    "local_ids":["local_01"]}
    """)]
[BodyExample("gerente", "Gerente de dos locales", """
    {"email":"gerente@empresa.com","password":"SecurePass123","first_name":"Eva","last_name":"Ruiz",
    "role_ids":["role_gerente","role_vendedor"],"local_ids":["local_01","local_02"]}
    """)]
public sealed class CreateUserRequest
{
    /// <summary>A valid email address, unique in the organization whatever the case of its letters.</summary>
    [JsonPropertyName("email")]
    [Required, EmailAddress, MaxLength(EmailAddress.MaxLength)]
    public JsonField<string> Email { get; init; }

    /// <summary>First password, at most 512 bytes in UTF-8. The user must change it at the first sign-in.</summary>
    [JsonPropertyName("password")]
    [Required, NewPassword]
    public JsonField<string> Password { get; init; }

    /// <summary>First part of the name; not blank.</summary>
    [JsonPropertyName("first_name")]
    [Required, Length(1, PersonName.MaxLength)]
    public JsonField<string> FirstName { get; init; }

    /// <summary>What comes after that; may be empty.</summary>
    [JsonPropertyName("last_name")]
    [Required, MaxLength(PersonName.MaxLength)]
    public JsonField<string> LastName { get; init; }

    /// <summary>Ids of roles of the organization, such as role_vendedor; at least one. The user may do what any of them allows.</summary>
    [JsonPropertyName("role_ids")]
    [Required, MinLength(1)]
    public JsonField<IReadOnlyList<string>> RoleIds { get; init; }

    /// <summary>Ids of locals of the organization, such as local_01; none when left out.</summary>
    [JsonPropertyName("local_ids")]
    public JsonField<IReadOnlyList<string>> LocalIds { get; init; }

    internal CreateUserCommand ToCommand(BodyFaults faults, Input<IdempotencyKey> idempotencyKey) => new(
        Email.Required(EmailAddress.Parse),
        BodyMembers.Pair((FirstName, nameof(PersonName.First)), (LastName, nameof(PersonName.Last)), PersonName.Parse),
        Password.RequiredSecret(Domain.Users.Password.Parse),
        RoleIds.RequiredList(RoleReference.AllKeyed))
    {
        Locals = LocalIds.List(),
        IdempotencyKey = idempotencyKey,
        Faults = faults.Errors,
    };
}
