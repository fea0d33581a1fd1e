using HelpDesk.Users.Application.Operations;

namespace HelpDesk.Users.WebApi.Start;

/// <summary>
/// Reads secrets from files, as containers get them: <c>Bootstrap__AdminPassword_FILE</c> names the file with the value of
/// <c>Bootstrap__AdminPassword</c>, and the files in <c>SecretsFolder</c> are named as the settings that they hold. A newline at the end
/// doesn't count.
/// </summary>
internal static class SecretFiles
{
    private const string FolderSetting = "SecretsFolder";
    private const string Suffix = "_FILE";

    /// <summary>The sections where the suffix means a file. Elsewhere, such as in SSL_CERT_FILE, it belongs to others.</summary>
    private static readonly string[] Sections = ["Bootstrap:", "ConnectionStrings:", "Organizations:", "Metrics:", "DataProtection:", "Kestrel:"];

    /// <exception cref="InvalidConfigurationException">A file can't be read, or a setting is given twice.</exception>
    public static void AddSecretFiles(this ConfigurationManager configuration)
    {
        if (configuration[FolderSetting] is { Length: > 0 } folder)
        {
            Read(FolderSetting, folder, () => configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false));
        }

        var named = configuration.AsEnumerable()
            .Where(setting => setting.Key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
                && !string.IsNullOrEmpty(setting.Value)
                && Array.Exists(Sections, section => setting.Key.StartsWith(section, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        configuration.AddInMemoryCollection(named.ConvertAll(setting =>
        {
            var key = setting.Key[..^Suffix.Length];
            return string.IsNullOrEmpty(configuration[key])
                ? KeyValuePair.Create(key, (string?)Read(setting.Key, setting.Value!, () => File.ReadAllText(setting.Value!).TrimEnd('\r', '\n')))
                : throw new InvalidConfigurationException($"{key} and {setting.Key} are both set: set one of them.");
        }));
    }

    private static T Read<T>(string setting, string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidConfigurationException($"{setting} names '{path}', which can't be read: {exception.Message.TrimEnd('.')}.", exception);
        }
    }
}
