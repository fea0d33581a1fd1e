using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>What an installation asks of new passwords, beyond what every <see cref="Password"/> is. Passwords in use are not judged by it.</summary>
public sealed record PasswordPolicy
{
    /// <summary>The most passwords that can be remembered for a user.</summary>
    public const int MaxRemembered = 24;

    /// <summary>The fewest characters of an address or name that count as being inside a password.</summary>
    private const int MinPersonalLength = 3;

    /// <summary>The fewest characters of a password, from <see cref="Password.MinLength"/> to <see cref="Password.MaxLength"/>.</summary>
    public int MinLength { get; init; } = Password.MinLength;

    /// <summary>Passwords that are refused whatever the case of their letters; compared in lower case.</summary>
    public IReadOnlySet<string> Common { get; init; } = new HashSet<string>();

    /// <summary>Whether a password must not contain its user's address, the part of it before the @, or a word of its name.</summary>
    public bool RejectsPersonal { get; init; }

    /// <summary>How many of a user's last passwords, the one in use included, it cannot get again; 0 to <see cref="MaxRemembered"/>.</summary>
    public int Remembered { get; init; }

    /// <summary>How long a password that must be changed works.</summary>
    public TimeSpan TemporaryLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Checks a password that is to be set.</summary>
    /// <param name="password">The password.</param>
    /// <param name="email">The address of its user, as far as it is known.</param>
    /// <param name="name">The name of its user, as far as it is known.</param>
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
        var address = Within(email, EmailAddress.MaxLength);
        return new[] { address, address.Split('@')[0] }
            .Concat(Within(name, PersonName.MaxLength).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select(PlainText.Fold)
            .Any(part => part.Length >= MinPersonalLength && folded.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>What is too long to be an address or a name is none, and would take long to fold.</summary>
    private static string Within(string? text, int maxLength) =>
        text?.Trim() is { } value && PlainText.Length(value) <= maxLength ? value : "";
}
