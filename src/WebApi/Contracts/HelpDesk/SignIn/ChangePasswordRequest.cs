using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Account.ChangePassword;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.SignIn;

/// <summary>A new password for the caller.</summary>
public sealed class ChangePasswordRequest
{
    /// <summary>The password in use.</summary>
    [JsonPropertyName("current_password")]
    [Required, DataType(DataType.Password)]
    public JsonField<string> CurrentPassword { get; init; }

    /// <summary>The password to come, another one, at most 512 bytes in UTF-8.</summary>
    [JsonPropertyName("new_password")]
    [Required, NewPassword]
    public JsonField<string> NewPassword { get; init; }

    internal ChangePasswordCommand ToCommand(BodyFaults faults) => new(
        CurrentPassword.RequiredSecret(Secret.Parse),
        NewPassword.RequiredSecret(Password.Parse))
    {
        Faults = faults.Errors,
    };
}
