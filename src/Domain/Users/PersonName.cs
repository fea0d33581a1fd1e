using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>
/// A person's full name, trimmed. Given in two parts it keeps them; given whole it is parted at its first blank where somebody
/// wants two parts.
/// </summary>
public sealed record PersonName
{
    /// <summary>The fewest characters of a name.</summary>
    public const int MinLength = 2;

    /// <summary>The most characters of a name.</summary>
    public const int MaxLength = 200;

    /// <summary>The most UTF-16 units of <see cref="Folded"/>.</summary>
    public const int MaxFoldedLength = MaxLength * 2;

    private const char Blank = ' ';

    private PersonName(string value, string? givenFirst = null) => (Value, GivenFirst) = (value, givenFirst);

    /// <summary>The whole name.</summary>
    public string Value { get; }

    /// <summary>The first part when the name was given in two, else null.</summary>
    public string? GivenFirst { get; }

    /// <summary>The first part.</summary>
    public string First => GivenFirst ?? Value.Split(Blank, 2)[0];

    /// <summary>The form in which names are sorted and searched: without case, accents and compatibility forms, of limited length.</summary>
    public string Folded => Fold(Value);

    /// <summary>What comes after the first part; empty when there is nothing.</summary>
    public string Last => Value[First.Length..].TrimStart();

    /// <summary>Brings what somebody searches for into the form in which names are searched.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>The form, of at most <see cref="MaxFoldedLength"/> UTF-16 units.</returns>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = PlainText.Fold(text);
        return folded.Length <= MaxFoldedLength ? folded
            : char.IsHighSurrogate(folded[MaxFoldedLength - 1]) ? folded[..(MaxFoldedLength - 1)]
            : folded[..MaxFoldedLength];
    }

    /// <summary>Reads a name.</summary>
    /// <param name="text">What was sent.</param>
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

    /// <summary>Reads a name given in two parts, which are joined by a blank.</summary>
    /// <param name="first">The first part; not blank.</param>
    /// <param name="last">The second part; may be blank for who has but one name.</param>
    /// <returns>The name, or what is wrong, each with <see cref="Error.Field"/> First or Last and what was sent for it.</returns>
    public static Result<PersonName> Parse(string? first, string? last)
    {
        var faults = new[] { CheckFirst(first), CheckLast(last) }.OfType<Error>().ToList();
        if (faults.Count > 0)
        {
            return Result<PersonName>.Failure(faults);
        }

        var (given, rest) = (first!.Trim(), last!.Trim());
        var whole = Parse($"{given}{Blank}{rest}");
        // The longer part is the one to shorten.
        var (field, sent) = PlainText.Length(rest) > PlainText.Length(given) ? (nameof(Last), last) : (nameof(First), first);
        return whole.IsSuccess
            ? new PersonName(whole.Value.Value, given)
            : Result<PersonName>.Failure([.. whole.Errors.Select(error => error with { Field = field, AttemptedValue = sent })]);
    }

    /// <summary>Brings a stored value back: what was accepted once is not judged by the rules of today.</summary>
    /// <param name="stored">The stored name.</param>
    /// <param name="givenFirst">The stored first part, null when there is none.</param>
    /// <returns>The value.</returns>
    public static PersonName Restore(string stored, string? givenFirst) => new(stored, givenFirst);

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Checks a first part by itself.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>What is wrong with it; null for nothing.</returns>
    internal static Error? CheckFirst(string? text) => CheckPart(text, nameof(First), minLength: 1);

    /// <summary>Checks a second part by itself.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>What is wrong with it; null for nothing.</returns>
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
