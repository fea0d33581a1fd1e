using HelpDesk.Users.Application.Operations;
using Microsoft.Extensions.Configuration;

namespace HelpDesk.Users.Infrastructure.SignIn;

/// <summary>The configuration section <c>Lockout</c>.</summary>
internal sealed class LockoutSettings
{
    private static readonly TimeSpan MaxLock = TimeSpan.FromDays(365);

    /// <summary>How many failed sign-ins in a row lock an email address.</summary>
    public int FailuresBeforeLock { get; set; } = 10;

    /// <summary>How long the first lock lasts; each further failure doubles it.</summary>
    public TimeSpan FirstLock { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The maximum duration of a lock.</summary>
    public TimeSpan LongestLock { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Reads and validates the section.</summary>
    /// <exception cref="InvalidConfigurationException">With these values, no email address would ever be locked, or one for years.</exception>
    public static LockoutSettings Read(IConfigurationSection section)
    {
        var settings = section.Get<LockoutSettings>() ?? new();
        return settings.FailuresBeforeLock > 0
            && settings.FirstLock > TimeSpan.Zero
            && settings.LongestLock >= settings.FirstLock
            && settings.LongestLock <= MaxLock
            ? settings
            : throw new InvalidConfigurationException(
                "Lockout:FailuresBeforeLock must be at least 1, Lockout:FirstLock more than 0, "
                + "and Lockout:LongestLock from Lockout:FirstLock to 365 days.");
    }
}
