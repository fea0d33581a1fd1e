using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.SignIn.RefreshSession;
using HelpDesk.Users.WebApi.Json;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Requests;

/// <summary>A refresh token.</summary>
public sealed class RefreshTokenRequest
{
    /// <summary>The token of the last sign-in or refresh.</summary>
    [JsonPropertyName("refresh_token")]
    public JsonField<string> RefreshToken { get; init; }

    internal Secret? Read(HelpDeskInput input) => input.Secret(RefreshToken, nameof(RefreshSessionCommand.RefreshToken));
}
