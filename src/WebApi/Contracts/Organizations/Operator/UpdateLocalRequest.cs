using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Organizations.RenameLocal;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>What to change of a local; what is left out stays as it is.</summary>
[BodyExample("rename", "Cambiar el nombre", """{"name":"Plaza Sur"}""")]
public sealed class UpdateLocalRequest
{
    /// <summary>New name for people; null or blank for the id.</summary>
    [JsonPropertyName("name")]
    [JsonType(JsonSchemaType.String | JsonSchemaType.Null), MaxLength(Local.MaxNameLength)]
    public JsonField<string> Name { get; init; }

    internal RenameLocalCommand ToCommand(string organizationId, string localId, BodyFaults faults) => new(organizationId, localId)
    {
        LocalName = Name.Nullable(Local.ParseName),
        Faults = faults.Errors,
    };
}
