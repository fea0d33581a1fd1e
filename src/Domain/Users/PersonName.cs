using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>
/// A person's full name, trimmed. A name that was given in two parts keeps them. A name that was given as a whole is split at the first
/// space when two parts are needed.
/// </summary>
public sealed record PersonName
{
    /// <summary>The minimum length, in characters.</summary>
    public const int MinLength = 2;

    /// <summary>The maximum length, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>The maximum length of <see cref="Folded"/>, in UTF-16 units.</summary>
    public const int MaxFoldedLength = MaxLength * 2;

    private const char Space = ' ';

    private PersonName(string value, string? givenFirst = null) => (Value, GivenFirst) = (value, givenFirst);

    /// <summary>The full name.</summary>
    public string Value { get; }

    /// <summary>The first part of a name that was given in two parts; otherwise null.</summary>
    public string? GivenFirst { get; }

    /// <summary>The first part.</summary>
    public string First => GivenFirst ?? Value.Split(Space, 2)[0];

    /// <summary>Marks each Ñ in <see cref="Folded"/>, which searches leave out.</summary>
    public const string EnyeMark = PlainText.EnyeMark;

    /// <summary>The form for sorting, from <see cref="FoldToSort"/>.</summary>
    public string Folded => FoldToSort(Value);

    /// <summary>The rest of the name after the first part; can be empty.</summary>
    public string Last => Value[First.Length..].TrimStart();

    /// <summary>
    /// Converts a text to the form for searches: without case, accents and compatibility forms, with single spaces and straight apostrophes.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PlainText.Fold(text);
    }

    /// <summary>
    /// Converts a name to the form for sorting, with at most <see cref="MaxFoldedLength"/> UTF-16 units: that of <see cref="Fold"/>, but Ñ
    /// follows all other N, and <see cref="EnyeMark"/> marks it.
    /// </summary>
    public static string FoldToSort(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var folded = PlainText.FoldToSort(name);
        return folded.Length <= MaxFoldedLength ? folded
            : char.IsHighSurrogate(folded[MaxFoldedLength - 1]) ? folded[..(MaxFoldedLength - 1)]
            : folded[..MaxFoldedLength];
    }

    /// <summary>Parses a full name.</summary>
    /// <returns>
    /// The name, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/>
    /// or <see cref="ErrorCodes.ForbiddenCharacters"/>.
    /// </returns>
    public static Result<PersonName> Parse(string? text)
    {
        if (text is null)
        {
            return Error.Validation(ErrorCodes.Required);
        }

        var value = text.Trim();
        return PlainText.Length(value) switch
        {
            < MinLength => Error.Validation(ErrorCodes.TooShort) with { Limit = MinLength },
            > MaxLength => Error.Validation(ErrorCodes.TooLong) with { Limit = MaxLength },
            _ when PlainText.HasForbiddenCharacters(value) => Error.Validation(ErrorCodes.ForbiddenCharacters),
            _ => new PersonName(value),
        };
    }

    /// <summary>
    /// Parses a name in two parts, which are joined with a space. The second part can be empty, for persons with only one name.
    /// </summary>
    /// <returns>The name, or the errors, with First or Last as <see cref="Error.Field"/> and the original value of the part.</returns>
    public static Result<PersonName> Parse(string? first, string? last)
    {
        var faults = new[] { CheckFirst(first), CheckLast(last) }.OfType<Error>().ToList();
        if (faults.Count > 0)
        {
            return Result<PersonName>.Failure(faults);
        }

        var (given, rest) = (first!.Trim(), last!.Trim());
        var whole = Parse($"{given}{Space}{rest}");
        // When the full name is too long, the error is about the longer part.
        var (field, sent) = PlainText.Length(rest) > PlainText.Length(given) ? (nameof(Last), last) : (nameof(First), first);
        return whole.IsSuccess
            ? new PersonName(whole.Value.Value, given)
            : Result<PersonName>.Failure([.. whole.Errors.Select(error => error with { Field = field, AttemptedValue = sent })]);
    }

    /// <summary>Restores a stored value without validation, because the rules may have changed since it was stored.</summary>
    public static PersonName Restore(string stored, string? givenFirst) => new(stored, givenFirst);

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Checks only the first part of a name.</summary>
    /// <returns>The error, or null when the part is valid.</returns>
    internal static Error? CheckFirst(string? text) => CheckPart(text, nameof(First), minLength: 1);

    /// <summary>Checks only the second part of a name.</summary>
    /// <returns>The error, or null when the part is valid.</returns>
    internal static Error? CheckLast(string? text) => CheckPart(text, nameof(Last), minLength: 0);

    private static Error? CheckPart(string? text, string field, int minLength)
    {
        Error? error = text switch
        {
            null => Error.Validation(ErrorCodes.Required),
            _ when text.Trim().Length < minLength => Error.Validation(ErrorCodes.TooShort) with { Limit = minLength },
            _ when PlainText.HasForbiddenCharacters(text.Trim()) => Error.Validation(ErrorCodes.ForbiddenCharacters),
            _ => null,
        };
        return error is null ? null : error with { Field = field, AttemptedValue = text };
    }
}
