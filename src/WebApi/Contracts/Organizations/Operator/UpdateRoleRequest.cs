using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Organizations.UpdateRole;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>What to change of a role; what is left out stays as it is.</summary>
[BodyExample("permissions", "Cambiar lo que permite", """{"permissions":["users:read","users:create"]}""")]
public sealed class UpdateRoleRequest
{
    /// <summary>New name, counted without the blanks around it; unique in the organization, compared exactly.</summary>
    [JsonPropertyName("name")]
    [Length(1, RoleDefinition.MaxLength)]
    public JsonField<string> Name { get; init; }

    /// <summary>What it is for; null or blank for nothing.</summary>
    [JsonPropertyName("description")]
    [JsonType(JsonSchemaType.String | JsonSchemaType.Null), MaxLength(RoleDefinition.MaxDescriptionLength)]
    public JsonField<string> Description { get; init; }

    /// <summary>
    /// Permission codes, instead of all before. organizations:manage cannot be given; administrators keep what they need of theirs.
    /// </summary>
    [JsonPropertyName("permissions")]
    [MaxLength(Domain.Organizations.Permissions.MaxCount)]
    [Items(ManagedOrganizations.PermissionPattern, 1, Domain.Organizations.Permissions.MaxLength)]
    public JsonField<IReadOnlyList<string>> Permissions { get; init; }

    /// <summary>Whether who holds it must work for an area; refused while somebody holds it without one.</summary>
    [JsonPropertyName("needs_area")]
    public JsonField<bool> NeedsArea { get; init; }

    internal UpdateRoleCommand ToCommand(string organizationId, string key, BodyFaults faults) => new(organizationId, key)
    {
        RoleName = Name.Optional(RoleDefinition.ParseName),
        Description = Description.Nullable(RoleDefinition.ParseDescription),
        Permissions = Permissions.List(Domain.Organizations.Permissions.Parse),
        NeedsArea = NeedsArea.Flag(),
        Faults = faults.Errors,
    };
}
