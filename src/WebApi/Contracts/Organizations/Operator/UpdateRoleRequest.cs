using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Organizations.UpdateRole;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>What to change of a role; what is left out stays as it is.</summary>
public sealed class UpdateRoleRequest
{
    /// <summary>New name, counted without the blanks around it; unique in the organization, compared exactly.</summary>
    [JsonPropertyName("name")]
    public JsonField<string> Name { get; init; }

    /// <summary>What it is for; null or blank for nothing.</summary>
    [JsonPropertyName("description")]
    public JsonField<string> Description { get; init; }

    /// <summary>
    /// Permission codes, instead of all before. organizations:manage cannot be given; administrators keep what they need of theirs.
    /// </summary>
    [JsonPropertyName("permissions")]
    public JsonField<IReadOnlyList<string>> Permissions { get; init; }

    /// <summary>Whether who holds it must work for an area; refused while somebody holds it without one.</summary>
    [JsonPropertyName("needs_area")]
    public JsonField<bool> NeedsArea { get; init; }

    internal UpdateRoleCommand ToCommand(string organizationId, string key, BodyInput input) => new(organizationId, key)
    {
        RoleName = input.OptionalText(Name, nameof(UpdateRoleCommand.RoleName)),
        Description = input.OptionalNullableText(Description, nameof(UpdateRoleCommand.Description)),
        Permissions = input.OptionalTextList(Permissions, nameof(UpdateRoleCommand.Permissions)),
        NeedsArea = input.OptionalFlag(NeedsArea, nameof(UpdateRoleCommand.NeedsArea)),
        InputErrors = input.Errors,
    };
}
