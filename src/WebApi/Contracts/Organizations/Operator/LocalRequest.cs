using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Organizations.AddLocal;
using HelpDesk.Users.Application.Provisioning.CreateOrganization;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>A new local.</summary>
[BodyExample("local", "Un local más", """{"id":"local_03","name":"Sur"}""")]
public sealed class LocalRequest
{
    /// <summary>Its id, which never changes: unique in the organization, compared exactly.</summary>
    [JsonPropertyName("id")]
    [Required, RegularExpression(ManagedOrganizations.IdPattern), Length(1, Organization.MaxIdLength)]
    public JsonField<string> Id { get; init; }

    /// <summary>Its name for people; the id when left out, null or blank.</summary>
    [JsonPropertyName("name")]
    [JsonType(JsonSchemaType.String | JsonSchemaType.Null), MaxLength(Local.MaxNameLength)]
    public JsonField<string> Name { get; init; }

    internal (string? Id, string? Name) ToPair(BodyInput input) => (
        input.Text(Id, nameof(CreateOrganizationCommand.Locals)),
        input.NullableText(Name, nameof(CreateOrganizationCommand.Locals)));

    internal AddLocalCommand ToCommand(string organizationId, BodyInput input) => new(
        organizationId,
        input.Text(Id, nameof(AddLocalCommand.LocalId)),
        input.NullableText(Name, nameof(AddLocalCommand.LocalName)))
    {
        InputErrors = input.Errors,
    };
}
