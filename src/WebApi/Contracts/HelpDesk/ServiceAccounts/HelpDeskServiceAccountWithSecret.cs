using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.ServiceAccounts;

/// <summary>The account of a service, and the secret that it has just got.</summary>
public sealed class HelpDeskServiceAccountWithSecret : HelpDeskServiceAccount
{
    /// <summary>The secret. It is not shown again.</summary>
    [JsonPropertyName("client_secret")]
    [JsonPropertyOrder(2)]
    public string ClientSecret { get; set; } = "";
}
