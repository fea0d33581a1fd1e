using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.ServiceAccounts.RotateServiceAccountSecret;
using HelpDesk.Users.Domain.ServiceAccounts;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.ServiceAccounts;

/// <summary>How a secret is to be replaced.</summary>
public sealed class RotateSecretRequest
{
    /// <summary>For how many seconds the secret before still counts; 86400, a day, when left out.</summary>
    [JsonPropertyName("overlap_seconds")]
    [Range(0, ServiceAccount.MaxOverlapSeconds)]
    public JsonField<long> OverlapSeconds { get; init; }

    internal RotateServiceAccountSecretCommand ToCommand(string clientId, BodyFaults faults) => new(clientId)
    {
        Overlap = OverlapSeconds.Integer(ServiceAccount.ParseOverlap),
        Faults = faults.Errors,
    };
}
