using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Organizations.AddLocal;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
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

    /// <summary>Parses the locals of a new organization. Their faults are faults of the list.</summary>
    internal static Result<IReadOnlyList<Local>> ParseAll(IReadOnlyList<LocalRequest> locals)
    {
        Error[] faults =
        [
            .. locals.SelectMany(local => BodyMembers.FaultsOf(local.Id, name: null)),
            .. locals.SelectMany(local => BodyMembers.FaultsOf(local.Name, name: null, isNullable: true)),
        ];
        return faults.Length == 0
            ? Local.ParseAll([.. locals.Select(local => (local.Id.Value, local.Name.Value))])
            : Result<IReadOnlyList<Local>>.Failure(faults);
    }

    internal AddLocalCommand ToCommand(string organizationId, BodyFaults faults) => new(
        organizationId,
        BodyMembers.Pair((Id, nameof(Local.Id)), (Name, nameof(Local.Name)), Local.Parse, isSecondNullable: true))
    {
        Faults = faults.Errors,
    };
}
