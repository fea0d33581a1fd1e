using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Domain.Users;
using Microsoft.Extensions.Configuration;

namespace HelpDesk.Users.Infrastructure.Passwords;

/// <summary>The configuration section <c>Passwords</c>.</summary>
internal sealed class PasswordSettings
{
    private const string CommonPasswordsResource = "CommonPasswords.txt";

    private static readonly TimeSpan ShortestLifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(365);

    /// <summary>The fewest characters of a new password.</summary>
    public int MinLength { get; set; } = Password.MinLength;

    /// <summary>Whether the 10,000 most common passwords are refused.</summary>
    public bool RejectCommon { get; set; }

    /// <summary>Whether a password with its user's address or name in it is refused.</summary>
    public bool RejectPersonal { get; set; }

    /// <summary>How many of a user's last passwords, the one in use included, it cannot get again.</summary>
    public int Remembered { get; set; }

    /// <summary>How long a password that an administrator set works, when it must be changed.</summary>
    public TimeSpan TemporaryLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Reads the section, and refuses what no password could satisfy.</summary>
    public static PasswordPolicy Read(IConfigurationSection section)
    {
        var settings = section.Get<PasswordSettings>() ?? new();
        return settings switch
        {
            { MinLength: < Password.MinLength or > Password.MaxLength } =>
                throw new InvalidConfigurationException($"Passwords:MinLength must be from {Password.MinLength} to {Password.MaxLength}."),
            { Remembered: < 0 or > PasswordPolicy.MaxRemembered } =>
                throw new InvalidConfigurationException($"Passwords:Remembered must be from 0 to {PasswordPolicy.MaxRemembered}."),
            _ when settings.TemporaryLifetime < ShortestLifetime || settings.TemporaryLifetime > LongestLifetime =>
                throw new InvalidConfigurationException("Passwords:TemporaryLifetime must be from a minute to 365 days, written days.hours:minutes:seconds."),
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
        using var reader = new StreamReader(typeof(PasswordSettings).Assembly.GetManifestResourceStream(typeof(PasswordSettings), CommonPasswordsResource)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
