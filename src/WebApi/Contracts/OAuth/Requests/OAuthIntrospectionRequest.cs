using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.OAuth.Requests;

/// <summary>The form with which a service asks about a token, as the OpenAPI document shows it.</summary>
public sealed class OAuthIntrospectionRequest
{
    /// <summary>The token to look at.</summary>
    [JsonPropertyName("token")]
    public required string Token { get; init; }

    /// <summary>What the token may be; only access tokens count, so it makes no difference.</summary>
    [JsonPropertyName("token_type_hint")]
    [JsonType(JsonSchemaType.String)]
    public string? TokenTypeHint { get; init; }

    /// <summary>The client id, when it is sent neither by HTTP Basic nor as an access token.</summary>
    [JsonPropertyName("client_id")]
    [JsonType(JsonSchemaType.String)]
    public string? ClientId { get; init; }

    /// <summary>The client secret, when it is sent neither by HTTP Basic nor as an access token.</summary>
    [JsonPropertyName("client_secret")]
    [JsonType(JsonSchemaType.String)]
    public string? ClientSecret { get; init; }
}
