using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Organizations.UpdateOrganization;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>What to change of an organization; what is left out stays as it is.</summary>
[BodyExample("rename", "Cambiar el nombre", """{"name":"Tiendas del Sur"}""")]
[BodyExample("deactivate", "Cerrar el paso a toda la organización", """{"is_active":false}""")]
[BodyExample("policy", "Cambiar su política", """{"areas":["REDES","SISTEMAS"],"requires_password_change":true}""")]
public sealed class UpdateOrganizationRequest
{
    /// <summary>New name for people, counted without the blanks around it.</summary>
    [JsonPropertyName("name")]
    [Length(1, Organization.MaxNameLength)]
    public JsonField<string> Name { get; init; }

    /// <summary>False locks all its users and services out at once and ends their tokens, true lets them sign in again.</summary>
    [JsonPropertyName("is_active")]
    public JsonField<bool> IsActive { get; init; }

    /// <summary>The areas that its users may be given from now on; empty for any. Users keep the area that they have.</summary>
    [JsonPropertyName("areas")]
    public JsonField<IReadOnlyList<string>> Areas { get; init; }

    /// <summary>
    /// Whether a password set by an administrator must be changed before anything else. When it must from now on, the tokens of those
    /// who have not changed theirs end.
    /// </summary>
    [JsonPropertyName("requires_password_change")]
    public JsonField<bool> RequiresPasswordChange { get; init; }

    internal UpdateOrganizationCommand ToCommand(string organizationId, BodyFaults faults) => new(organizationId)
    {
        Name = Name.Optional(Organization.ParseName),
        IsActive = IsActive.Flag(),
        Areas = Areas.List(Area.ParseAll),
        RequiresPasswordChange = RequiresPasswordChange.Flag(),
        Faults = faults.Errors,
    };
}
