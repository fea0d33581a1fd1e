using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Account.ChangePassword;
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

    internal ChangePasswordCommand ToCommand(BodyInput input) => new(
        input.Secret(CurrentPassword, nameof(ChangePasswordCommand.CurrentPassword)),
        input.Secret(NewPassword, nameof(ChangePasswordCommand.NewPassword)))
    {
        InputErrors = input.Errors,
    };
}
