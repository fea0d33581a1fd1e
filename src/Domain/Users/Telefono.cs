using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>A phone number (Spanish: <c>teléfono</c>), as free text without a fixed format.</summary>
public sealed record Telefono
{
    /// <summary>The maximum length, in characters.</summary>
    public const int MaxLength = 30;

    private Telefono(string value) => Value = value;

    /// <summary>The trimmed number.</summary>
    public string Value { get; }

    /// <summary>Parses a phone number; null or blank means none.</summary>
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

    /// <summary>Restores a stored value without validation, because the rules may have changed since it was stored.</summary>
    public static Telefono Restore(string stored) => new(stored);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
