using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>The rules of an installation for new passwords, in addition to those of <see cref="Password"/>.</summary>
public sealed record PasswordPolicy
{
    /// <summary>The greatest value of <see cref="Remembered"/>.</summary>
    public const int MaxRemembered = 24;

    /// <summary>Shorter parts of an email address or a name can be inside a password, in UTF-16 units.</summary>
    private const int MinPersonalLength = 3;

    /// <summary>The minimum length in characters, from <see cref="Password.MinLength"/> to <see cref="Password.MaxLength"/>.</summary>
    public int MinLength { get; init; } = Password.MinLength;

    /// <summary>Common passwords, in lower case. They are refused in any case.</summary>
    public IReadOnlySet<string> Common { get; init; } = new HashSet<string>();

    /// <summary>Whether a password must not contain the user's email address, the part before the @, or a word of the name.</summary>
    public bool RejectsPersonal { get; init; }

    /// <summary>
    /// How many of the last passwords of a user can't be used again, including the current one; from 0 to <see cref="MaxRemembered"/>.
    /// </summary>
    public int Remembered { get; init; }

    /// <summary>How long a temporary password, which must be changed, is valid.</summary>
    public TimeSpan TemporaryLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Checks a new password. The user's email address and name are null when they are unknown.</summary>
    /// <returns>
    /// Success, or <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.PasswordCommon"/> or <see cref="ErrorCodes.PasswordPersonal"/>.
    /// </returns>
    public Result Check(Password password, string? email, string? name)
    {
        ArgumentNullException.ThrowIfNull(password);
        return password.Value switch
        {
            var text when PlainText.Length(text) < MinLength => Error.Validation(ErrorCodes.TooShort) with { Limit = MinLength },
            var text when Common.Contains(text.ToLowerInvariant()) => Error.Validation(ErrorCodes.PasswordCommon),
            var text when RejectsPersonal && ContainsPersonal(text, email, name) => Error.Validation(ErrorCodes.PasswordPersonal),
            _ => Result.Success,
        };
    }

    private static bool ContainsPersonal(string password, string? email, string? name)
    {
        var folded = PlainText.Fold(password);
        var address = EmptyIfTooLong(email, EmailAddress.MaxLength);
        return new[] { address, address.Split('@')[0] }
            .Concat(EmptyIfTooLong(name, PersonName.MaxLength).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select(PlainText.Fold)
            .Any(part => part.Length >= MinPersonalLength && folded.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>Ignores a text that is too long to be valid, because folding it would take a long time.</summary>
    private static string EmptyIfTooLong(string? text, int maxLength) =>
        text?.Trim() is { } value && PlainText.Length(value) <= maxLength ? value : "";
}
