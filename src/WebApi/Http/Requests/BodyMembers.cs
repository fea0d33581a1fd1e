using System.Globalization;
using System.Text.Json;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Json;

namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>
/// Parses the members of a request's body. Unless a method says otherwise, a missing member stays missing, null is refused, and a refused
/// value is kept for the error response.
/// </summary>
internal static class BodyMembers
{
    /// <summary>A required string. A missing one is parsed as null.</summary>
    public static Input<T> Required<T>(this JsonField<string> member, Func<string?, Result<T>> parse) => Parse(member, parse);

    /// <summary>An optional string.</summary>
    public static Input<T> Optional<T>(this JsonField<string> member, Func<string?, Result<T>> parse) =>
        member.IsSent ? Parse(member, parse) : default;

    /// <summary>An optional string that may be null.</summary>
    public static Input<T> Nullable<T>(this JsonField<string> member, Func<string?, Result<T>> parse) =>
        member.IsSent ? Parse(member, parse, isNullable: true) : default;

    /// <summary>A required string that is not kept when it is refused.</summary>
    public static Input<T> RequiredSecret<T>(this JsonField<string> member, Func<string?, Result<T>> parse) =>
        Parse(member, parse, isSecret: true);

    /// <summary>An optional string that is not kept when it is refused.</summary>
    public static Input<T> OptionalSecret<T>(this JsonField<string> member, Func<string?, Result<T>> parse) =>
        member.IsSent ? Parse(member, parse, isSecret: true) : default;

    /// <summary>A required integer or string. A missing one is parsed as null.</summary>
    public static Input<T> RequiredIntegerOrText<T>(
        this JsonField<string> member,
        Func<string?, Result<T>> parseDigits,
        Func<string?, Result<T>> parse) =>
        member.WrongTypeValue.ValueKind == JsonValueKind.Number && member.WrongTypeValue.TryGetInt64(out var number)
            ? new(parseDigits(number.ToString(CultureInfo.InvariantCulture)), member.WrongTypeValue)
            : Parse(member, parse);

    /// <summary>An optional string that must be a key of <paramref name="choices"/>.</summary>
    public static Input<T> Choice<T>(this JsonField<string> member, IReadOnlyDictionary<string, T> choices)
        where T : struct =>
        member.Optional(text => choices.TryGetValue(text!, out var choice)
            ? choice
            : Result<T>.Failure([Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = [.. choices.Keys] }]));

    /// <summary>An optional list of strings.</summary>
    public static Input<T> List<T>(this JsonField<IReadOnlyList<string>> member, Func<IReadOnlyList<string>, Result<T>> parse) =>
        member.IsSent ? Parse(member, ErrorCodes.NotTextList, list => parse(list!)) : default;

    /// <summary>An optional list of strings.</summary>
    public static Input<IReadOnlyList<string>> List(this JsonField<IReadOnlyList<string>> member) =>
        member.List(Result<IReadOnlyList<string>>.Success);

    /// <summary>A required list of strings.</summary>
    public static Input<T> RequiredList<T>(this JsonField<IReadOnlyList<string>> member, Func<IReadOnlyList<string>, Result<T>> parse) =>
        member.IsSent ? member.List(parse) : Result<T>.Failure([Error.Validation(ErrorCodes.Required)]);

    /// <summary>An optional list of objects.</summary>
    public static Input<T> ObjectList<TItem, T>(this JsonField<IReadOnlyList<TItem>> member, Func<IReadOnlyList<TItem>, Result<T>> parse) =>
        member.IsSent ? Parse(member, ErrorCodes.NotObjectList, list => parse(list!)) : default;

    /// <summary>An optional boolean.</summary>
    public static Input<bool> Flag(this JsonField<bool> member) =>
        member.IsSent ? Parse(member, ErrorCodes.NotBoolean, Result<bool>.Success) : default;

    /// <summary>An optional integer.</summary>
    public static Input<T> Integer<T>(this JsonField<long> member, Func<long, Result<T>> parse) =>
        member.IsSent ? Parse(member, ErrorCodes.NotNumber, parse) : default;

    /// <summary>Two strings that make one value. The field of an error is the name of the string at fault.</summary>
    public static Input<T> Pair<T>(
        (JsonField<string> Member, string Name) first,
        (JsonField<string> Member, string Name) second,
        Func<string?, string?, Result<T>> parse,
        bool isSecondNullable = false)
    {
        Error[] faults = [.. FaultsOf(first.Member, first.Name), .. FaultsOf(second.Member, second.Name, isSecondNullable)];
        var parsed = parse(first.Member.Value, second.Member.Value);
        return faults.Length == 0
            ? parsed
            : Result<T>.Failure([.. faults, .. parsed.Errors.Where(error => !Array.Exists(faults, fault => fault.Field == error.Field))]);
    }

    /// <summary>Returns the error when the value is not a string.</summary>
    /// <param name="name">The field of the error; null when the caller sets it.</param>
    /// <param name="isSecret">Whether the error must not contain the value.</param>
    public static IEnumerable<Error> FaultsOf(JsonField<string> member, string? name, bool isNullable = false, bool isSecret = false) =>
        FaultOf(member, ErrorCodes.NotText, isNullable, isSecret) is { } fault ? [fault with { Field = name }] : [];

    private static Input<T> Parse<T>(
        JsonField<string> member,
        Func<string?, Result<T>> parse,
        bool isNullable = false,
        bool isSecret = false) =>
        Parse(member, ErrorCodes.NotText, parse, isNullable, isSecret);

    private static Input<T> Parse<TSent, T>(
        JsonField<TSent> member,
        string typeError,
        Func<TSent?, Result<T>> parse,
        bool isNullable = false,
        bool isSecret = false) =>
        FaultOf(member, typeError, isNullable, isSecret) is { } fault
            ? Result<T>.Failure([fault])
            : new Input<T>(parse(member.Value), isSecret ? null : member.Value);

    private static Error? FaultOf<TSent>(JsonField<TSent> member, string typeError, bool isNullable, bool isSecret) => member switch
    {
        // Undefined, not null: the response can't repeat invalid Unicode.
        { HasInvalidUnicode: true } => Error.Validation(ErrorCodes.ForbiddenCharacters) with { AttemptedValue = default(JsonElement) },
        { WrongTypeValue.ValueKind: not JsonValueKind.Undefined } =>
            Error.Validation(typeError) with { AttemptedValue = isSecret ? null : member.WrongTypeValue },
        { IsNull: true } when !isNullable => Error.Validation(typeError),
        _ => null,
    };
}
