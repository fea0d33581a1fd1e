using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.WebApi.Configuration;

namespace HelpDesk.Users.WebApi.Start;

/// <summary>
/// Reads secrets from files, as containers get them: <c>Bootstrap__AdminPassword_FILE</c> names the file with the value of
/// <c>Bootstrap__AdminPassword</c>, and the files in <c>SecretsFolder</c> are named as the settings that they hold. A newline at the end
/// doesn't count.
/// </summary>
internal static class SecretFiles
{
    private const string KestrelSection = "Kestrel";

    /// <summary>Adds the settings in the files of <c>SecretsFolder</c>.</summary>
    /// <exception cref="InvalidConfigurationException">A file can't be read, or a setting is given twice.</exception>
    public static void AddSecretsFolder(this ConfigurationManager configuration, IEnumerable<string> sections, string contentRoot)
    {
        if (configuration[HostSettings.SecretsFolder] is { Length: > 0 } folder)
        {
            var files = Read(HostSettings.SecretsFolder, folder, () => new ConfigurationBuilder()
                .AddKeyPerFile(Path.GetFullPath(folder, contentRoot), optional: false)
                .Build());
            foreach (var (name, value) in files.AsEnumerable().Where(file => file.Value is not null))
            {
                Add(configuration, name, value!, $"its file in {HostSettings.SecretsFolder}", isKnown: IsIn(sections, name));
            }
        }
    }

    /// <summary>
    /// Adds the settings whose files are named. Elsewhere than in the given sections, such as in SSL_CERT_FILE, the suffix belongs to others.
    /// </summary>
    /// <exception cref="InvalidConfigurationException">A file can't be read, or a setting is given twice.</exception>
    public static void AddSecretFiles(this ConfigurationManager configuration, IEnumerable<string> sections, string contentRoot)
    {
        foreach (var (name, path) in configuration.AsEnumerable().ToList())
        {
            if (SettingFile.SettingOf(name) is { } setting && !string.IsNullOrEmpty(path) && IsIn(sections, setting))
            {
                var value = Read(name, path, () => File.ReadAllText(Path.GetFullPath(path, contentRoot)));
                Add(configuration, setting, value, name, isKnown: true);
            }
        }
    }

    private static void Add(ConfigurationManager configuration, string setting, string content, string source, bool isKnown)
    {
        var value = content.TrimEnd('\r', '\n');
        if (isKnown && !string.IsNullOrEmpty(configuration[setting]))
        {
            throw new InvalidConfigurationException($"{setting} and {source} are both set: set one of them.");
        }

        // Instead of an empty password, a random one would be created and printed.
        if (isKnown && value.Length == 0)
        {
            throw new InvalidConfigurationException($"The file of {setting} is empty.");
        }

        configuration.AddInMemoryCollection([KeyValuePair.Create(setting, (string?)value)]);
    }

    private static bool IsIn(IEnumerable<string> sections, string setting) =>
        sections.Append(KestrelSection).Any(section => setting.StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase));

    private static T Read<T>(string setting, string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What is no absolute path may be the secret itself, instead of a file's path.
            var named = Path.IsPathRooted(path) || setting == HostSettings.SecretsFolder ? $"'{path}'" : "a file";
            var reason = exception is FileNotFoundException or DirectoryNotFoundException ? "which isn't there" : "which can't be read";
            throw new InvalidConfigurationException($"{setting} names {named}, {reason}.", exception);
        }
    }
}
