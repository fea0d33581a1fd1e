using System.Text;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>
/// The area of a user. Tickets are routed by an exact match of its name, so all names are normalized: trimmed, with single spaces
/// inside, composed (NFC), and in upper case of the invariant culture.
/// </summary>
public sealed record Area
{
    /// <summary>The maximum length of a name, in characters.</summary>
    public const int MaxLength = 100;

    /// <summary>The maximum number of code points that compose to one (Unicode, UAX #15).</summary>
    private const int MaxPartsOfCharacter = 4;

    private Area(string value) => Value = value;

    /// <summary>The normalized name.</summary>
    public string Value { get; }

    /// <summary>Parses a name; null or blank means no area.</summary>
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

        // Composing takes quadratic time for a long sequence of combining marks, so a text that is too long anyway isn't composed.
        var value = PlainText.Length(collapsed) > MaxLength * MaxPartsOfCharacter
            ? collapsed
            : collapsed.Normalize(NormalizationForm.FormC).ToUpperInvariant();
        return PlainText.Length(value) > MaxLength
            ? Error.Validation(ErrorCodes.TooLong) with { Limit = MaxLength }
            : new Area(value);
    }

    /// <summary>Parses the areas of a catalogue.</summary>
    /// <returns>The areas, without duplicates and blank names; or the errors of <see cref="Parse"/> for each area.</returns>
    public static Result<IReadOnlyList<Area>> ParseAll(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var parsed = texts.Select(text => (Text: text, Area: Parse(text))).ToList();
        var errors = parsed.SelectMany(area => area.Area.Errors.Select(error => error with { AttemptedValue = area.Text })).ToList();
        return errors.Count == 0
            ? Result<IReadOnlyList<Area>>.Success([.. parsed.Select(area => area.Area.Value).OfType<Area>().Distinct()])
            : Result<IReadOnlyList<Area>>.Failure(errors);
    }

    /// <summary>Restores a stored value without validation, because the rules may have changed since it was stored.</summary>
    public static Area Restore(string stored) => new(stored);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
