using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>The username of a user, in organizations with usernames; unique in the organization without regard to case.</summary>
public sealed record Username
{
    /// <summary>The maximum length, in characters.</summary>
    public const int MaxLength = 64;

    private Username(string value) => (Value, Canonical) = (value, PlainText.Canonicalize(value));

    /// <summary>The trimmed username.</summary>
    public string Value { get; }

    /// <summary>The form that decides uniqueness, from <see cref="PlainText.Canonicalize"/>.</summary>
    public string Canonical { get; }

    /// <summary>Parses a username.</summary>
    /// <returns>
    /// The username, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/>
    /// or <see cref="ErrorCodes.ForbiddenCharacters"/>, also for spaces inside.
    /// </returns>
    public static Result<Username> Parse(string? text)
    {
        if (text is null)
        {
            return Error.Validation(ErrorCodes.Required);
        }

        var value = text.Trim();
        return PlainText.Length(value) switch
        {
            0 => Error.Validation(ErrorCodes.TooShort) with { Limit = 1 },
            > MaxLength => Error.Validation(ErrorCodes.TooLong) with { Limit = MaxLength },
            // Compatibility composition can convert one character to up to 18.
            _ when PlainText.Canonicalize(value).Length > EmailAddress.MaxLength =>
                Error.Validation(ErrorCodes.TooLong) with { Limit = MaxLength },
            _ when PlainText.HasForbiddenCharacters(value) || value.Any(char.IsWhiteSpace) =>
                Error.Validation(ErrorCodes.ForbiddenCharacters),
            _ => new Username(value),
        };
    }

    /// <summary>
    /// Makes a username from the part of the email address before the @. From the second attempt on, it adds the number of the attempt.
    /// </summary>
    public static Username For(EmailAddress email, int attempt)
    {
        ArgumentNullException.ThrowIfNull(email);
        var name = email.Value.Split('@')[0];
        return new(attempt == 1 ? name : $"{name}{attempt}");
    }

    /// <summary>Restores a stored value without validation, because the rules may have changed since it was stored.</summary>
    public static Username Restore(string stored) => new(stored);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
