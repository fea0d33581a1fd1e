using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Domain.Users;
using Microsoft.Extensions.Configuration;

namespace HelpDesk.Users.Infrastructure.Passwords;

/// <summary>The configuration section <c>Passwords</c>.</summary>
internal sealed class PasswordSettings
{
    private const string CommonPasswordsResource = "CommonPasswords.txt";

    private static readonly TimeSpan MinTemporaryLifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxTemporaryLifetime = TimeSpan.FromDays(365);

    /// <summary>The minimum length of a new password, in characters.</summary>
    public int MinLength { get; set; } = Password.MinLength;

    /// <summary>Whether the 10,000 most common passwords are refused.</summary>
    public bool RejectCommon { get; set; }

    /// <summary>Whether a password that contains the user's email address or name is refused.</summary>
    public bool RejectPersonal { get; set; }

    /// <summary>How many of a user's last passwords, including the current one, cannot be used again.</summary>
    public int Remembered { get; set; }

    /// <summary>How long a temporary password is valid: one that an administrator set and the user must change.</summary>
    public TimeSpan TemporaryLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Reads and validates the section.</summary>
    /// <exception cref="InvalidConfigurationException">A value is outside its range.</exception>
    public static PasswordPolicy Read(IConfigurationSection section)
    {
        var settings = section.Get<PasswordSettings>() ?? new();
        return settings switch
        {
            { MinLength: < Password.MinLength or > Password.MaxLength } =>
                throw new InvalidConfigurationException($"Passwords:MinLength must be from {Password.MinLength} to {Password.MaxLength}."),
            { Remembered: < 0 or > PasswordPolicy.MaxRemembered } =>
                throw new InvalidConfigurationException($"Passwords:Remembered must be from 0 to {PasswordPolicy.MaxRemembered}."),
            _ when settings.TemporaryLifetime < MinTemporaryLifetime || settings.TemporaryLifetime > MaxTemporaryLifetime =>
                throw new InvalidConfigurationException(
                    "Passwords:TemporaryLifetime must be from a minute to 365 days, written days.hours:minutes:seconds."),
            _ => new()
            {
                MinLength = settings.MinLength,
                Common = settings.RejectCommon ? ReadCommon() : new HashSet<string>(),
                RejectsPersonal = settings.RejectPersonal,
                Remembered = settings.Remembered,
                TemporaryLifetime = settings.TemporaryLifetime,
            },
        };
    }

    private static HashSet<string> ReadCommon()
    {
        var assembly = typeof(PasswordSettings).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(typeof(PasswordSettings), CommonPasswordsResource)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
