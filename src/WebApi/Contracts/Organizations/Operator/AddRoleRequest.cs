using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Organizations.AddRole;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>A new role.</summary>
[BodyExample("cashier", "Un rol para la caja", """
    {"key":"role_cajero","name":"Cajero","description":"Abre y cierra la caja","permissions":["caja:abrir","caja:cerrar"]}
    """)]
public sealed class AddRoleRequest
{
    /// <summary>Its key, which never changes: what role_ids of users name it by. Unique in the organization.</summary>
    [JsonPropertyName("key")]
    [Required, RegularExpression($"^{RoleDefinition.KeyPrefix}[a-z0-9_-]+$"), MaxLength(RoleDefinition.MaxKeyLength)]
    public JsonField<string> Key { get; init; }

    /// <summary>Its name, counted without the blanks around it; unique in the organization, compared exactly.</summary>
    [JsonPropertyName("name")]
    [Required, Length(1, RoleDefinition.MaxLength)]
    public JsonField<string> Name { get; init; }

    /// <summary>Its number, which never changes; unique in the organization. The first that is free when left out.</summary>
    [JsonPropertyName("number")]
    [Range(1, RoleDefinition.MaxNumber)]
    public JsonField<long> Number { get; init; }

    /// <summary>What it is for; null or blank for nothing.</summary>
    [JsonPropertyName("description")]
    [JsonType(JsonSchemaType.String | JsonSchemaType.Null), MaxLength(RoleDefinition.MaxDescriptionLength)]
    public JsonField<string> Description { get; init; }

    /// <summary>Permission codes, of this service or of those that read its tokens; none when left out. organizations:manage cannot be given.</summary>
    [JsonPropertyName("permissions")]
    [MaxLength(Domain.Organizations.Permissions.MaxCount)]
    [Items(ManagedOrganizations.PermissionPattern, 1, Domain.Organizations.Permissions.MaxLength)]
    public JsonField<IReadOnlyList<string>> Permissions { get; init; }

    /// <summary>Whether who holds it must work for an area; need not when left out.</summary>
    [JsonPropertyName("needs_area")]
    public JsonField<bool> NeedsArea { get; init; }

    internal AddRoleCommand ToCommand(string organizationId, BodyFaults faults) => new(
        organizationId,
        Key.Required(RoleDefinition.ParseKey),
        Name.Required(RoleDefinition.ParseName))
    {
        Number = Number.Integer(RoleDefinition.ParseNumber),
        Description = Description.Nullable(RoleDefinition.ParseDescription),
        Permissions = Permissions.List(Domain.Organizations.Permissions.Parse),
        NeedsArea = NeedsArea.Flag(),
        Faults = faults.Errors,
    };
}
