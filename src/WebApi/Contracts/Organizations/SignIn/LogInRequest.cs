using System.Text.Json.Serialization;
using HelpDesk.Users.Application.SignIn.LogIn;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.SignIn;

/// <summary>Who wants to sign in.</summary>
public sealed class LogInRequest
{
    /// <summary>Email address.</summary>
    [JsonPropertyName("email")]
    public JsonField<string> Email { get; init; }

    /// <summary>Password.</summary>
    [JsonPropertyName("password")]
    public JsonField<string> Password { get; init; }

    internal LogInCommand ToCommand(BodyInput input) => new(
        input.Text(Email, nameof(LogInCommand.Email)),
        input.Secret(Password, nameof(LogInCommand.Password)))
    {
        InputErrors = input.Errors,
    };
}
