using System.Globalization;
using System.Text.Json;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Json;

namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>
/// Parses the members of a request's body. A member that was left out stays so, null is refused, and what is wrong is kept with what
/// was sent, unless a method says otherwise.
/// </summary>
internal static class BodyMembers
{
    /// <summary>A text that must be there: one that was left out is parsed as null.</summary>
    public static Input<T> Required<T>(this JsonField<string> member, Func<string?, Result<T>> parse) => Read(member, parse);

    /// <summary>A text.</summary>
    public static Input<T> Optional<T>(this JsonField<string> member, Func<string?, Result<T>> parse) => member.IsSent ? Read(member, parse) : default;

    /// <summary>A text that may be null.</summary>
    public static Input<T> Nullable<T>(this JsonField<string> member, Func<string?, Result<T>> parse) =>
        member.IsSent ? Read(member, parse, isNullable: true) : default;

    /// <summary>A text that must be there and is not kept when it is wrong.</summary>
    public static Input<T> RequiredSecret<T>(this JsonField<string> member, Func<string?, Result<T>> parse) => Read(member, parse, isSecret: true);

    /// <summary>A text that is not kept when it is wrong.</summary>
    public static Input<T> OptionalSecret<T>(this JsonField<string> member, Func<string?, Result<T>> parse) =>
        member.IsSent ? Read(member, parse, isSecret: true) : default;

    /// <summary>A whole number, whose digits are parsed, or a text; one that was left out is parsed as null.</summary>
    public static Input<T> RequiredIntegerOrText<T>(this JsonField<string> member, Func<string?, Result<T>> parseDigits, Func<string?, Result<T>> parse) =>
        member.Mistyped.ValueKind == JsonValueKind.Number && member.Mistyped.TryGetInt64(out var number)
            ? new(parseDigits(number.ToString(CultureInfo.InvariantCulture)), member.Mistyped)
            : Read(member, parse);

    /// <summary>One of a few words.</summary>
    public static Input<T> Choice<T>(this JsonField<string> member, IReadOnlyDictionary<string, T> choices)
        where T : struct =>
        member.Optional(text => choices.TryGetValue(text!, out var choice)
            ? choice
            : Result<T>.Failure([Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = [.. choices.Keys] }]));

    /// <summary>A list of texts.</summary>
    public static Input<T> List<T>(this JsonField<IReadOnlyList<string>> member, Func<IReadOnlyList<string>, Result<T>> parse) =>
        member.IsSent ? Read(member, ErrorCodes.NotTextList, list => parse(list!)) : default;

    /// <summary>A list of texts.</summary>
    public static Input<IReadOnlyList<string>> List(this JsonField<IReadOnlyList<string>> member) => member.List(Result<IReadOnlyList<string>>.Success);

    /// <summary>A list of texts that must be there.</summary>
    public static Input<T> RequiredList<T>(this JsonField<IReadOnlyList<string>> member, Func<IReadOnlyList<string>, Result<T>> parse) =>
        member.IsSent ? member.List(parse) : Result<T>.Failure([Error.Validation(ErrorCodes.Required)]);

    /// <summary>A list of objects.</summary>
    public static Input<T> Objects<TItem, T>(this JsonField<IReadOnlyList<TItem>> member, Func<IReadOnlyList<TItem>, Result<T>> parse) =>
        member.IsSent ? Read(member, ErrorCodes.NotObjectList, list => parse(list!)) : default;

    /// <summary>A flag.</summary>
    public static Input<bool> Flag(this JsonField<bool> member) => member.IsSent ? Read(member, ErrorCodes.NotBoolean, Result<bool>.Success) : default;

    /// <summary>A whole number.</summary>
    public static Input<T> Integer<T>(this JsonField<long> member, Func<long, Result<T>> parse) =>
        member.IsSent ? Read(member, ErrorCodes.NotNumber, parse) : default;

    /// <summary>Two texts that make one value. The errors of one have its name.</summary>
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

    /// <summary>What is wrong with the type of a text.</summary>
    /// <param name="member">The text.</param>
    /// <param name="name">Its name in the errors; null for the member itself.</param>
    /// <param name="isNullable">Whether it may be null.</param>
    /// <param name="isSecret">Whether it is not kept.</param>
    public static IEnumerable<Error> FaultsOf(JsonField<string> member, string? name, bool isNullable = false, bool isSecret = false) =>
        FaultOf(member, ErrorCodes.NotText, isNullable, isSecret) is { } fault ? [fault with { Field = name }] : [];

    private static Input<T> Read<T>(JsonField<string> member, Func<string?, Result<T>> parse, bool isNullable = false, bool isSecret = false) =>
        Read(member, ErrorCodes.NotText, parse, isNullable, isSecret);

    private static Input<T> Read<TSent, T>(
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
        // Not null: what was sent cannot be repeated.
        { IsBroken: true } => Error.Validation(ErrorCodes.ForbiddenCharacters) with { AttemptedValue = default(JsonElement) },
        { Mistyped.ValueKind: not JsonValueKind.Undefined } => Error.Validation(typeError) with { AttemptedValue = isSecret ? null : member.Mistyped },
        { IsNull: true } when !isNullable => Error.Validation(typeError),
        _ => null,
    };
}
