namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>When the next signing key is due, and when an old one no longer counts.</summary>
internal static class SigningKeySchedule
{
    /// <summary>The instances' clocks may differ a little.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>When a key that is made now starts to sign; null when none is due.</summary>
    /// <param name="settings">How long a key signs, and how long it is published before.</param>
    /// <param name="newest">When the newest key starts to sign; null when there is none, so that there is nothing to wait for.</param>
    /// <param name="now">The time, UTC.</param>
    public static DateTimeOffset? NextSignsFrom(TokenSettings settings, DateTimeOffset? newest, DateTimeOffset now)
    {
        if (newest is null)
        {
            return now;
        }

        // Also after a long pause nobody is to meet a key that was not published before.
        var ends = newest.Value + settings.KeyRotation;
        var earliest = now + settings.KeyPublishedBefore;
        return ends > earliest ? null : earliest;
    }

    /// <summary>Whether tokens of a key may still count: none does when its successor has signed for longer than any token lives.</summary>
    public static bool Counts(DateTimeOffset? successorSignsFrom, DateTimeOffset now) =>
        successorSignsFrom is null || successorSignsFrom + TokenSettings.LongestAccessTokenLifetime + Margin >= now;
}
