using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.Cms.Requests;

/// <summary>A new user.</summary>
public sealed class CreateUserRequest
{
    /// <summary>A valid email address, unique whatever the case of its letters.</summary>
    [JsonPropertyName("email")]
    public JsonField<string> Email { get; init; }

    /// <summary>First password, at most 512 bytes in UTF-8. The user must change it at the first sign-in.</summary>
    [JsonPropertyName("password")]
    public JsonField<string> Password { get; init; }

    /// <summary>Short name, without blanks. When left out, it is made of the email's part before the @.</summary>
    [JsonPropertyName("username")]
    public JsonField<string> Username { get; init; }

    /// <summary>First name.</summary>
    [JsonPropertyName("firstName")]
    public JsonField<string> FirstName { get; init; }

    /// <summary>Last name; may be empty.</summary>
    [JsonPropertyName("lastName")]
    public JsonField<string> LastName { get; init; }

    /// <summary>The role: its number, or its name. creador and escritor are names of autor, too.</summary>
    [JsonPropertyName("rolId")]
    public JsonField<string> RolId { get; init; }

    internal CreateUserCommand ToCommand(BodyInput input, string? idempotencyKey) => new(
        input.Text(Email, nameof(CreateUserCommand.Email)),
        NameInput.Of(
            input.Text(FirstName, $"{nameof(CreateUserCommand.Name)}.{nameof(NameInput.First)}"),
            input.Text(LastName, $"{nameof(CreateUserCommand.Name)}.{nameof(NameInput.Last)}")),
        input.Secret(Password, nameof(CreateUserCommand.Password)),
        [CmsParameters.ReadRole(RolId, nameof(CreateUserCommand.Roles), input)])
    {
        Username = input.NullableText(Username, nameof(CreateUserCommand.Username)),
        IdempotencyKey = idempotencyKey,
        InputErrors = input.Errors,
    };
}
