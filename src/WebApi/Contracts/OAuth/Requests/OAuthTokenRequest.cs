using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.OAuth.Requests;

/// <summary>The form with which a service asks for a token, as the OpenAPI document shows it.</summary>
public sealed class OAuthTokenRequest
{
    /// <summary>Always <c>client_credentials</c>.</summary>
    [JsonPropertyName("grant_type")]
    [Choices(typeof(OAuthContract), nameof(OAuthContract.Grants))]
    public required string GrantType { get; init; }

    /// <summary>What the token shall be limited to: some of the client's permission codes, with blanks between them.</summary>
    [JsonPropertyName("scope")]
    [JsonType(JsonSchemaType.String)]
    public string? Scope { get; init; }

    /// <summary>The client id, when it is not sent by HTTP Basic.</summary>
    [JsonPropertyName("client_id")]
    [JsonType(JsonSchemaType.String)]
    public string? ClientId { get; init; }

    /// <summary>The client secret, when it is not sent by HTTP Basic.</summary>
    [JsonPropertyName("client_secret")]
    [JsonType(JsonSchemaType.String)]
    public string? ClientSecret { get; init; }
}
