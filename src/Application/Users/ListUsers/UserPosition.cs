using System.Globalization;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>A position in a sorted list of users, which stays correct when users are added or deleted.</summary>
/// <param name="Key">The sort key of the last user before the position; null in order of creation.</param>
public sealed record UserPosition(string? Key, long Number)
{
    private const string TimeFormat = "O";

    /// <summary>The <see cref="Key"/> as a time, UTC; null when it isn't one.</summary>
    public DateTimeOffset? Time => Key is null ? null : ParseTime(Key);

    /// <summary>Converts a time to a sort key; null, which stands before all times, for never.</summary>
    public static string WriteTime(DateTimeOffset? time) =>
        (time ?? DateTimeOffset.MinValue).UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Converts a sort key to the time.</summary>
    internal static DateTimeOffset? ParseTime(string key) => DateTimeOffset.TryParseExact(
        key,
        TimeFormat,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal,
        out var time)
        ? time.ToUniversalTime()
        : null;
}
