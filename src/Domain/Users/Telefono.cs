using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>A contact phone number, free text as people write it, trimmed.</summary>
public sealed record Telefono
{
    /// <summary>The most characters of a phone number.</summary>
    public const int MaxLength = 30;

    private Telefono(string value) => Value = value;

    /// <summary>The number as given, trimmed.</summary>
    public string Value { get; }

    /// <summary>Reads a phone number.</summary>
    /// <param name="text">What was sent; null or blank means none.</param>
    /// <returns>The number, null for none, or <see cref="ErrorCodes.TooLong"/> or <see cref="ErrorCodes.ForbiddenCharacters"/>.</returns>
    public static Result<Telefono?> Parse(string? text)
    {
        var value = text?.Trim();
        return value switch
        {
            null or "" => Result<Telefono?>.Success(null),
            _ when PlainText.Length(value) > MaxLength => Error.Validation(ErrorCodes.TooLong) with { Limit = MaxLength },
            _ when PlainText.HasForbiddenCharacters(value) => Error.Validation(ErrorCodes.ForbiddenCharacters),
            _ => new Telefono(value),
        };
    }

    /// <summary>Brings a stored value back: what was accepted once is not judged by the rules of today.</summary>
    /// <param name="stored">What was stored.</param>
    /// <returns>The value.</returns>
    public static Telefono Restore(string stored) => new(stored);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
