using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>The short name of a user where an organization shows one, unique there whatever the case of its letters.</summary>
public sealed record Username
{
    /// <summary>The most characters of a username.</summary>
    public const int MaxLength = 64;

    private Username(string value) => (Value, Canonical) = (value, EmailAddress.Canonicalize(value));

    /// <summary>The username as given, trimmed.</summary>
    public string Value { get; }

    /// <summary>The form that decides uniqueness: that of addresses.</summary>
    public string Canonical { get; }

    /// <summary>Reads a username.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>
    /// The username, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/>
    /// or <see cref="ErrorCodes.ForbiddenCharacters"/>, also for blanks inside.
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
            // Compatibility composition makes up to eighteen characters of one.
            _ when EmailAddress.Canonicalize(value).Length > EmailAddress.MaxLength => Error.Validation(ErrorCodes.TooLong) with { Limit = MaxLength },
            _ when PlainText.HasForbiddenCharacters(value) || value.Any(char.IsWhiteSpace) => Error.Validation(ErrorCodes.ForbiddenCharacters),
            _ => new Username(value),
        };
    }

    /// <summary>The usernames to try for somebody who has chosen none: the part of the address before the @, then with a number after it.</summary>
    /// <param name="email">The address.</param>
    /// <param name="attempt">Which one, counted from 1.</param>
    /// <returns>The username.</returns>
    public static Username For(EmailAddress email, int attempt)
    {
        ArgumentNullException.ThrowIfNull(email);
        var name = email.Value.Split('@')[0];
        return new(attempt == 1 ? name : $"{name}{attempt}");
    }

    /// <summary>Brings a stored value back: what was accepted once is not judged by the rules of today.</summary>
    /// <param name="stored">What was stored.</param>
    /// <returns>The value.</returns>
    public static Username Restore(string stored) => new(stored);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
