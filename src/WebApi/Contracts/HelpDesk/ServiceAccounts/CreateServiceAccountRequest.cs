using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.ServiceAccounts.CreateServiceAccount;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.ServiceAccounts;

/// <summary>A new service account.</summary>
[BodyExample("reader", "Un servicio que lee usuarios", """{"name":"Tickets","permissions":["users:read"]}""")]
public sealed class CreateServiceAccountRequest
{
    /// <summary>What people call the service, counted without the blanks around it; unique in the organization.</summary>
    [JsonPropertyName("name")]
    [Required, Length(ServiceAccountName.MinLength, ServiceAccountName.MaxLength)]
    public JsonField<string> Name { get; init; }

    /// <summary>Permission codes: those of the caller, and those that roles of the organization have for other services.</summary>
    [JsonPropertyName("permissions")]
    [Required, MinLength(1)]
    public JsonField<IReadOnlyList<string>> Permissions { get; init; }

    internal CreateServiceAccountCommand ToCommand(BodyFaults faults) => new(
        Name.Required(ServiceAccountName.Parse),
        Permissions.RequiredList(Result<IReadOnlyList<string>>.Success))
    {
        Faults = faults.Errors,
    };
}
