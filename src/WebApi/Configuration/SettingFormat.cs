using System.Globalization;

namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>The forms of values in the configuration.</summary>
internal static class SettingFormat
{
    /// <summary>
    /// Returns the form that a value should have; null when it has it. Durations need a colon, since .NET would read 3600 as days, and
    /// 24:00:00 as 24 days.
    /// </summary>
    public static string? FindFault(string value, Type type)
    {
        var invariant = CultureInfo.InvariantCulture;
        if (type == typeof(TimeSpan))
        {
            return value.Contains(':') && TimeSpan.TryParseExact(value, "c", invariant, out _)
                ? null
                : "a duration, written hours:minutes:seconds (08:00:00) or days.hours:minutes:seconds (14.00:00:00)";
        }

        if (type == typeof(bool))
        {
            return bool.TryParse(value, out _) ? null : "true or false";
        }

        var number = Nullable.GetUnderlyingType(type) ?? type;
        return number != typeof(int) || int.TryParse(value, NumberStyles.AllowLeadingSign, invariant, out _) || (number != type && value == "")
            ? null
            : "a whole number";
    }
}
