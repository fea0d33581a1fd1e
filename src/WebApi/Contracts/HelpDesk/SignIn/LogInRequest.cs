using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.SignIn.LogIn;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.SignIn;

/// <summary>Who wants to sign in.</summary>
[BodyExample("login", "Administrador", """{"email":"admin@helpdesk.local","password":"la contraseña"}""")]
public sealed class LogInRequest
{
    /// <summary>Email address.</summary>
    [JsonPropertyName("email")]
    [Required, EmailAddress, MaxLength(EmailAddress.MaxLength)]
    public JsonField<string> Email { get; init; }

    /// <summary>Password.</summary>
    [JsonPropertyName("password")]
    [Required, DataType(DataType.Password)]
    public JsonField<string> Password { get; init; }

    internal LogInCommand ToCommand(BodyInput input) => new(
        input.Text(Email, nameof(LogInCommand.Email)),
        input.Secret(Password, nameof(LogInCommand.Password)))
    {
        InputErrors = input.Errors,
    };
}
