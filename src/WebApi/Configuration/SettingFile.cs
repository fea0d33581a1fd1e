namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>The name of a setting whose value is in a file.</summary>
internal static class SettingFile
{
    public const string Suffix = "_FILE";

    /// <summary>The setting whose file is named; null when none is.</summary>
    public static string? SettingOf(string key) => key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? key[..^Suffix.Length] : null;
}
