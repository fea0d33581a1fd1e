using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.FindUserNames;
using HelpDesk.Users.Application.Users.FindUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>Which users are asked for, by ids or by emails, and which of their fields.</summary>
[BodyExample("names", "Los nombres de algunos usuarios", """{"ids":["0199a1b2-0000-7000-8000-000000000001"]}""")]
[BodyExample("emails", "Quién tiene un correo", """{"emails":["ana.torres@example.com"],"fields":["id","nombre","rol"]}""")]
public sealed class BatchGetRequest
{
    /// <summary>The ids. What is no UUID is the id of nobody.</summary>
    [JsonPropertyName("ids")]
    [MaxLength(FindUsersQuery.MaxUsers)]
    public JsonField<IReadOnlyList<string>> Ids { get; init; }

    /// <summary>The emails, instead of ids, in any case of their letters. Needs the permission users:read.</summary>
    [JsonPropertyName("emails")]
    [MaxLength(FindUsersQuery.MaxUsers)]
    public JsonField<IReadOnlyList<string>> Emails { get; init; }

    /// <summary>
    /// The fields to return: id, nombre, area, avatar and is_active, which are returned when this is left out; and email, rol and telefono,
    /// which need the permission users:read.
    /// </summary>
    [JsonPropertyName("fields")]
    public JsonField<IReadOnlyList<string>> Fields { get; init; }

    /// <summary>Whether nothing is asked for that needs more than the permission to read names.</summary>
    [JsonIgnore]
    internal bool IsForNames => !Emails.IsSent && SelectedFields.All(HelpDeskFoundUser.NameFields.Contains);

    private IReadOnlyList<string> SelectedFields => ParseFields() is { IsValid: true } fields ? fields.Value : HelpDeskFoundUser.NameFields;

    internal FindUserNamesQuery ToNamesQuery(BodyFaults faults) => new(Result<IReadOnlyList<Guid>>.Success([.. (Ids.Value ?? []).Select(ParseId)]))
    {
        Faults = FindFaults(faults),
    };

    internal FindUsersQuery ToQuery(BodyFaults faults) => new(Result<IReadOnlyList<UserReference>>.Success(Emails.IsSent
        ? [.. (Emails.Value ?? []).Select(ParseEmail).OfType<EmailAddress>().Select(UserReference.Addressed)]
        : [.. (Ids.Value ?? []).Select(QueryInput.UserById)]))
    {
        Faults = FindFaults(faults),
    };

    /// <summary>Sorts the users into the order of this request, with only the selected fields.</summary>
    /// <param name="found">The users, each with the id, and with the email if users were asked for by it.</param>
    internal object ToAnswer(IEnumerable<HelpDeskFoundUser> found)
    {
        Func<string, object?> keyOf = Emails.IsSent ? text => ParseEmail(text)?.Canonical : text => ParseId(text);
        var users = found.ToDictionary(user => Emails.IsSent ? keyOf(user.Email!)! : user.Id!);
        var asked = (Emails.IsSent ? Emails : Ids).Value!.DistinctBy(text => keyOf(text) ?? text).ToLookup(text => keyOf(text) is { } key && users.ContainsKey(key));
        return new
        {
            found = asked[true].Select(text => Select(users[keyOf(text)!])),
            missing = asked[false],
        };
    }

    private static Guid ParseId(string text) => QueryInput.UserById(text).Id!.Value;

    private static EmailAddress? ParseEmail(string text) => EmailAddress.Parse(text) is { IsSuccess: true } email ? email.Value : null;

    private static Result<IReadOnlyList<string>> Limit(IReadOnlyList<string> list) => list.Count > FindUsersQuery.MaxUsers
        ? Error.Validation(ErrorCodes.TooMany) with { Limit = FindUsersQuery.MaxUsers }
        : Result<IReadOnlyList<string>>.Success(list);

    private Input<IReadOnlyList<string>> ParseFields() => Fields.List(fields => fields.All(HelpDeskFoundUser.AllFields.Contains)
        ? Result<IReadOnlyList<string>>.Success(fields)
        : Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = HelpDeskFoundUser.AllFields });

    private IReadOnlyList<Error> FindFaults(BodyFaults faults) =>
    [
        .. faults.Errors,
        .. (Emails.IsSent ? Ids.List(Limit) : Ids.RequiredList(Limit)).Errors.Of(nameof(Ids)),
        .. Emails.List(Limit).Errors.Of(nameof(Emails)),
        .. ParseFields().Errors.Of(nameof(Fields)),
        .. Ids.IsSent && Emails.IsSent ? [Error.Validation(ErrorCodes.Exclusive, nameof(Emails)) with { Allowed = ["ids"] }] : Array.Empty<Error>(),
    ];

    private JsonObject Select(HelpDeskFoundUser user)
    {
        var all = JsonSerializer.SerializeToNode(user)!.AsObject();
        return new(SelectedFields.Distinct().Select(field => KeyValuePair.Create(field, all[field]?.DeepClone())));
    }
}
