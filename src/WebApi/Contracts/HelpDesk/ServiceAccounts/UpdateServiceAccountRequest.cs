using System.Text.Json.Serialization;
using HelpDesk.Users.Application.ServiceAccounts.UpdateServiceAccount;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.ServiceAccounts;

/// <summary>What to change of a service account; what is left out stays as it is.</summary>
public sealed class UpdateServiceAccountRequest
{
    /// <summary>False locks the service out at once and ends its tokens, true lets it in again.</summary>
    [JsonPropertyName("is_active")]
    public JsonField<bool> IsActive { get; init; }

    internal UpdateServiceAccountCommand ToCommand(string clientId, BodyFaults faults) => new(clientId)
    {
        IsActive = IsActive.Flag(),
        Faults = faults.Errors,
    };
}
