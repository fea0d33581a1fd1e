namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>Decides when the next signing key is due, and when an old one is no longer needed.</summary>
internal static class SigningKeySchedule
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>Computes when a key that is created now starts to sign; null when no key is due.</summary>
    /// <param name="settings">How long a key signs, and how long it is published before.</param>
    /// <param name="newest">When the newest key starts to sign. Null when there is no key; then the new one signs at once.</param>
    public static DateTimeOffset? NextSignsFrom(TokenSettings settings, DateTimeOffset? newest, DateTimeOffset now)
    {
        if (newest is null)
        {
            return now;
        }

        // A key is published before it signs, even if the service did not run when the key was due.
        var ends = newest.Value + settings.KeyRotation;
        var earliest = now + settings.KeyPublishedBefore;
        return ends > earliest ? null : earliest;
    }

    /// <summary>
    /// Whether a key is still needed to verify tokens: until its successor has signed for longer than the maximum lifetime of a token.
    /// </summary>
    public static bool IsStillNeeded(DateTimeOffset? successorSignsFrom, DateTimeOffset now) =>
        successorSignsFrom is null || successorSignsFrom + TokenSettings.MaxAccessTokenLifetime + ClockTolerance >= now;
}
