using System.Globalization;
using System.Text.Json;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>Takes members out of a request's body and notes what is wrong with them, to be reported with all other faults.</summary>
internal sealed class BodyInput
{
    /// <summary>The field of the errors that tell of members which the request does not have.</summary>
    public const string UnknownMembers = nameof(UnknownMembers);

    private const int MaxUnknownMembers = 20;
    private const int MaxNameLength = 100;

    private readonly List<Error> errors;

    public BodyInput(ModelStateDictionary modelState, bool hasBody)
    {
        errors = [.. (modelState[JsonObjectInputFormatter.ErrorKey]?.Errors ?? []).Select(error => Error.Validation(error.ErrorMessage))];
        if (!hasBody && errors.Count == 0)
        {
            errors.Add(Error.Validation(ErrorCodes.Required));
        }
    }

    public IReadOnlyList<Error> Errors => errors;

    /// <summary>A text; null when absent, which the command judges, while null itself is refused here.</summary>
    public string? Text(JsonField<string> member, string field) => Read(member, field, ErrorCodes.NotText, isNullable: false, echo: true);

    /// <summary>A text that may be null.</summary>
    public string? NullableText(JsonField<string> member, string field) => Read(member, field, ErrorCodes.NotText, isNullable: true, echo: true);

    /// <summary>A text that is not repeated.</summary>
    public Secret? Secret(JsonField<string> member, string field) =>
        Read(member, field, ErrorCodes.NotText, isNullable: false, echo: false) is { } text ? new(text) : null;

    /// <summary>A text that may be left out.</summary>
    public Optional<string?> OptionalText(JsonField<string> member, string field) => new(Text(member, field), member.IsSent);

    /// <summary>A text that may be left out or null.</summary>
    public Optional<string?> OptionalNullableText(JsonField<string> member, string field) => new(NullableText(member, field), member.IsSent);

    /// <summary>A text that may be left out, and is not repeated.</summary>
    public Optional<Secret?> OptionalSecret(JsonField<string> member, string field) => new(Secret(member, field), member.IsSent);

    /// <summary>A list of texts; null when absent, which the command judges, while null itself is refused here.</summary>
    public IReadOnlyList<string>? TextList(JsonField<IReadOnlyList<string>> member, string field) =>
        Read(member, field, ErrorCodes.NotTextList, isNullable: false, echo: true);

    /// <summary>A list of texts that may be left out.</summary>
    public Optional<IReadOnlyList<string>> OptionalTextList(JsonField<IReadOnlyList<string>> member, string field) =>
        new(TextList(member, field) ?? [], member.IsSent);

    /// <summary>A list of objects; none when absent, while null itself is refused here.</summary>
    public IReadOnlyList<T> ObjectList<T>(JsonField<IReadOnlyList<T>> member, string field) =>
        Read(member, field, ErrorCodes.NotObjectList, isNullable: false, echo: true) ?? [];

    /// <summary>A whole number that may be left out.</summary>
    public Optional<long> OptionalInteger(JsonField<long> member, string field) =>
        new(Read(member, field, ErrorCodes.NotNumber, isNullable: false, echo: true), member.IsSent);

    /// <summary>A whole number, whose digits are returned, or a text; null when absent, while null itself is refused here.</summary>
    public string? IntegerOrText(JsonField<string> member, string field) =>
        member.Mistyped.ValueKind == JsonValueKind.Number && member.Mistyped.TryGetInt64(out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : Text(member, field);

    /// <summary>One of a few words, which may be left out.</summary>
    public Optional<T> OptionalChoice<T>(JsonField<string> member, string field, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        var choice = default(T);
        if (Text(member, field) is { } text && !choices.TryGetValue(text, out choice))
        {
            Refuse(Error.Validation(ErrorCodes.UnknownChoice, field) with { AttemptedValue = text, Allowed = [.. choices.Keys] });
        }

        return new(choice, member.IsSent);
    }

    /// <summary>A flag that may be left out.</summary>
    public Optional<bool> OptionalFlag(JsonField<bool> member, string field) =>
        new(Read(member, field, ErrorCodes.NotBoolean, isNullable: false, echo: true), member.IsSent);

    /// <summary>Notes a fault that only the contract itself can find.</summary>
    public void Refuse(Error fault) => errors.Add(fault);

    /// <summary>Notes the members that the request does not have. Of very many, and of a very long name, only the beginning is told.</summary>
    public void RefuseUnknown(IReadOnlyDictionary<string, JsonElement>? members) =>
        errors.AddRange((members?.Keys ?? []).Take(MaxUnknownMembers).Select(name => Error.Validation(ErrorCodes.UnknownMember, UnknownMembers) with
        {
            AttemptedValue = name.EnumerateRunes().Count() > MaxNameLength ? string.Concat(name.EnumerateRunes().Take(MaxNameLength)) + "…" : name,
        }));

    private T? Read<T>(JsonField<T> member, string field, string typeError, bool isNullable, bool echo)
    {
        if (member.IsBroken)
        {
            // Not null: what was sent cannot be repeated.
            errors.Add(Error.Validation(ErrorCodes.ForbiddenCharacters, field) with { AttemptedValue = default(JsonElement) });
        }
        else if (member.Mistyped.ValueKind != default || (member.IsNull && !isNullable))
        {
            errors.Add(Error.Validation(typeError, field) with
            {
                AttemptedValue = echo && !member.IsNull ? member.Mistyped : null,
            });
        }

        return member.Value;
    }
}
