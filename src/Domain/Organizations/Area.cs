using System.Text;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>
/// The area a user works for. Tickets are routed by exact match of its name, so every name is brought to one form:
/// trimmed, inner white space collapsed to single blanks, composed (NFC), upper case of the invariant culture.
/// </summary>
public sealed record Area
{
    /// <summary>The most characters of an area's name.</summary>
    public const int MaxLength = 100;

    /// <summary>The most code points that compose to one (Unicode, UAX #15).</summary>
    private const int MaxPartsOfCharacter = 4;

    private Area(string value) => Value = value;

    /// <summary>The normalised name.</summary>
    public string Value { get; }

    /// <summary>Reads an area's name.</summary>
    /// <param name="text">What was sent; null or blank means none.</param>
    /// <returns>The area, null for none, or <see cref="ErrorCodes.TooLong"/> or <see cref="ErrorCodes.ForbiddenCharacters"/>.</returns>
    public static Result<Area?> Parse(string? text)
    {
        var collapsed = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (collapsed.Length == 0)
        {
            return Result<Area?>.Success(null);
        }

        if (PlainText.HasForbiddenCharacters(collapsed))
        {
            return Error.Validation(ErrorCodes.ForbiddenCharacters);
        }

        // Composing a long row of marks takes time that grows with the square of its length: what is too long anyway is not composed.
        var value = PlainText.Length(collapsed) > MaxLength * MaxPartsOfCharacter
            ? collapsed
            : collapsed.Normalize(NormalizationForm.FormC).ToUpperInvariant();
        return PlainText.Length(value) > MaxLength
            ? Error.Validation(ErrorCodes.TooLong) with { Limit = MaxLength }
            : new Area(value);
    }

    /// <summary>Reads the areas of a catalogue.</summary>
    /// <param name="texts">What was sent.</param>
    /// <returns>The areas, each once and blanks left out; or what <see cref="Parse"/> refuses of each.</returns>
    public static Result<IReadOnlyList<Area>> ParseAll(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var parsed = texts.Select(text => (Text: text, Area: Parse(text))).ToList();
        var errors = parsed.SelectMany(area => area.Area.Errors.Select(error => error with { AttemptedValue = area.Text })).ToList();
        return errors.Count == 0
            ? Result<IReadOnlyList<Area>>.Success([.. parsed.Select(area => area.Area.Value).OfType<Area>().Distinct()])
            : Result<IReadOnlyList<Area>>.Failure(errors);
    }

    /// <summary>Brings a stored value back: what was accepted once is not judged by the rules of today.</summary>
    /// <param name="stored">What was stored.</param>
    /// <returns>The value.</returns>
    public static Area Restore(string stored) => new(stored);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
