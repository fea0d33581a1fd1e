using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>Where a picture of a user is: an absolute http or https URL.</summary>
public sealed record Avatar
{
    /// <summary>The most characters of the URL.</summary>
    public const int MaxLength = 2048;

    private Avatar(string value) => Value = value;

    /// <summary>The URL.</summary>
    public string Value { get; }

    /// <summary>Reads a URL.</summary>
    /// <param name="text">What was sent; null or blank means none.</param>
    /// <returns>The URL, null for none, or <see cref="ErrorCodes.TooLong"/> or <see cref="ErrorCodes.Malformed"/>.</returns>
    public static Result<Avatar?> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Result<Avatar?>.Success(null);
        }

        var value = text.Trim();
        return value switch
        {
            { Length: > MaxLength } => Error.Validation(ErrorCodes.TooLong) with { Limit = MaxLength },
            _ when PlainText.HasForbiddenCharacters(value) => Error.Validation(ErrorCodes.Malformed),
            _ when Uri.TryCreate(value, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
                => new Avatar(uri.AbsoluteUri),
            _ => Error.Validation(ErrorCodes.Malformed),
        };
    }

    /// <summary>Brings a stored value back: what was accepted once is not judged by the rules of today.</summary>
    /// <param name="stored">What was stored.</param>
    /// <returns>The value.</returns>
    public static Avatar Restore(string stored) => new(stored);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
