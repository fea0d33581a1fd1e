using HelpDesk.Users.Application.Operations;
using Microsoft.Extensions.Configuration;

namespace HelpDesk.Users.Infrastructure.SignIn;

/// <summary>The configuration section <c>Lockout</c>.</summary>
internal sealed class LockoutSettings
{
    /// <summary>How many failures in a row lock an address.</summary>
    public int FailuresBeforeLock { get; set; } = 10;

    /// <summary>How long the first lock lasts; each further failure doubles it.</summary>
    public TimeSpan FirstLock { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a lock lasts at the most.</summary>
    public TimeSpan LongestLock { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Reads the section, and refuses what would lock nobody.</summary>
    public static LockoutSettings Read(IConfigurationSection section)
    {
        var settings = section.Get<LockoutSettings>() ?? new();
        return settings.FailuresBeforeLock > 0 && settings.FirstLock > TimeSpan.Zero && settings.LongestLock >= settings.FirstLock
            ? settings
            : throw new InvalidConfigurationException(
                "Lockout:FailuresBeforeLock must be at least 1, Lockout:FirstLock more than nothing, and Lockout:LongestLock no less than that.");
    }
}
