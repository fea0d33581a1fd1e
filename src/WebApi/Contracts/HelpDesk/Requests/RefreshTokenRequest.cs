using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.SignIn.RefreshSession;
using HelpDesk.Users.WebApi.Json;
using HelpDesk.Users.WebApi.Requests;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Requests;

/// <summary>A refresh token.</summary>
public sealed class RefreshTokenRequest
{
    /// <summary>The token of the last sign-in or refresh.</summary>
    [JsonPropertyName("refresh_token")]
    public JsonField<string> RefreshToken { get; init; }

    internal Secret? Read(BodyInput input) => input.Secret(RefreshToken, nameof(RefreshSessionCommand.RefreshToken));
}
