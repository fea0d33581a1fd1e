using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Common.Messaging;
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

    internal LogInCommand ToCommand(BodyFaults faults) => new(Email.Required(EmailAddress.Parse), Password.RequiredSecret(Secret.Parse))
    {
        Faults = faults.Errors,
    };
}
