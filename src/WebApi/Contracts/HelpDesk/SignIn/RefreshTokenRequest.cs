using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.SignIn;

/// <summary>A refresh token.</summary>
public sealed class RefreshTokenRequest
{
    /// <summary>The token of the last sign-in or refresh.</summary>
    [JsonPropertyName("refresh_token")]
    [Required]
    public JsonField<string> RefreshToken { get; init; }

    internal Input<Secret> ParseToken() => RefreshToken.RequiredSecret(Secret.Parse);
}
