using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>The absolute http or https URL of a user's picture.</summary>
public sealed record Avatar
{
    /// <summary>The maximum length of the URL, in UTF-16 units.</summary>
    public const int MaxLength = 2048;

    private Avatar(string value) => Value = value;

    /// <summary>The URL.</summary>
    public string Value { get; }

    /// <summary>Parses a URL; null or blank means none.</summary>
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
            _ when Uri.TryCreate(value, UriKind.Absolute, out var uri)
                && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) => new Avatar(uri.AbsoluteUri),
            _ => Error.Validation(ErrorCodes.Malformed),
        };
    }

    /// <summary>Restores a stored value without validation, because the rules may have changed since it was stored.</summary>
    public static Avatar Restore(string stored) => new(stored);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
