using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Users;

/// <summary>A new user.</summary>
public sealed class CreateUserRequest
{
    /// <summary>A valid email address, unique in the organization whatever the case of its letters.</summary>
    [JsonPropertyName("email")]
    public JsonField<string> Email { get; init; }

    /// <summary>First password, at most 512 bytes in UTF-8. The user must change it at the first sign-in.</summary>
    [JsonPropertyName("password")]
    public JsonField<string> Password { get; init; }

    /// <summary>First part of the name; not blank.</summary>
    [JsonPropertyName("first_name")]
    public JsonField<string> FirstName { get; init; }

    /// <summary>What comes after that; may be empty.</summary>
    [JsonPropertyName("last_name")]
    public JsonField<string> LastName { get; init; }

    /// <summary>Ids of roles of the organization, such as role_vendedor; at least one. The user may do what any of them allows.</summary>
    [JsonPropertyName("role_ids")]
    public JsonField<IReadOnlyList<string>> RoleIds { get; init; }

    /// <summary>Ids of locals of the organization, such as local_01; none when left out.</summary>
    [JsonPropertyName("local_ids")]
    public JsonField<IReadOnlyList<string>> LocalIds { get; init; }

    internal CreateUserCommand ToCommand(BodyInput input) => new(
        input.Text(Email, nameof(CreateUserCommand.Email)),
        NameInput.Of(
            input.Text(FirstName, OrganizationsErrors.FirstNameField),
            input.Text(LastName, OrganizationsErrors.LastNameField)),
        input.Secret(Password, nameof(CreateUserCommand.Password)),
        [.. (input.TextList(RoleIds, nameof(CreateUserCommand.Roles)) ?? []).Select(RoleReference.Keyed)])
    {
        Locals = input.TextList(LocalIds, nameof(CreateUserCommand.Locals)) ?? [],
        InputErrors = input.Errors,
    };
}
