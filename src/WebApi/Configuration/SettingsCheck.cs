using System.Collections;
using System.Globalization;
using HelpDesk.Users.Application.Operations;

namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>
/// Refuses settings that don't exist, so that a misspelt one isn't ignored, and values that don't have the form of their setting. What
/// belongs to the framework or to another program is refused only where a known setting is surely meant: environment variables are shared.
/// </summary>
/// <param name="sections">The types of this service's sections.</param>
internal sealed class SettingsCheck(IReadOnlyDictionary<string, Type> sections)
{
    private const int MaxRootDistance = 2;

    private readonly List<string> faults = [];

    /// <exception cref="InvalidConfigurationException">The message names each fault.</exception>
    public static void Run(IConfiguration configuration, IReadOnlyDictionary<string, Type> sections)
    {
        var check = new SettingsCheck(sections);
        foreach (var child in configuration.GetChildren())
        {
            check.CheckRoot(child);
        }

        check.CheckHostVariables();
        if (check.faults is not [])
        {
            throw new InvalidConfigurationException(string.Join(' ', check.faults));
        }
    }

    private void CheckRoot(IConfigurationSection section)
    {
        var isSection = section.GetChildren().Any();
        if (sections.FirstOrDefault(known => IsSame(known.Key, section.Key)).Value is { } type)
        {
            // A value of that name belongs to another program.
            if (isSection)
            {
                Check(section, type);
            }
        }
        else if (FrameworkSettings.Roots.FirstOrDefault(root => IsSame(root, section.Key)) is { } root)
        {
            CheckFramework(section, root);
        }
        else if (isSection)
        {
            CheckForeignSection(section);
        }
        else if (section.Value is not null)
        {
            CheckForeignValue(section.Key);
        }
    }

    private void Check(IConfigurationSection section, Type type)
    {
        var children = section.GetChildren().ToList();
        if (IsValue(type))
        {
            if (children is [var child, ..])
            {
                AddUnknown(child.Path, $"{section.Path} is one value");
            }
            else if (section.Value is { } value && SettingFormat.FindFault(value, type) is { } fault)
            {
                faults.Add($"{section.Path} is '{value}', and must be {fault}.");
            }
        }
        else if (children is [] && !string.IsNullOrEmpty(section.Value))
        {
            var first = ElementOf(type) is null ? NamesOf(type)[0] : "0";
            faults.Add($"{section.Path} has no value of its own: set {section.Path}:{first}.");
        }
        else if (ElementOf(type) is { } element)
        {
            CheckElements(section.Path, children, element);
        }
        else
        {
            children.ForEach(child => CheckMember(section.Path, child, type));
        }
    }

    private void CheckElements(string path, List<IConfigurationSection> children, Type element)
    {
        foreach (var child in children)
        {
            if (IsIndex(child.Key))
            {
                Check(child, element);
            }
            else
            {
                AddUnknown(child.Path, $"the entries of {path} are numbered from 0");
            }
        }
    }

    private void CheckMember(string path, IConfigurationSection child, Type type)
    {
        var inFile = SettingFile.SettingOf(child.Key);
        var key = inFile ?? child.Key;
        if (FindType(type, key) is { } memberType && (inFile is null || IsValue(memberType)))
        {
            // The value of a setting's file is a path.
            Check(child, inFile is null ? memberType : typeof(string));
            return;
        }

        var names = NamesOf(type);
        var nearest = SettingNames.FindNearest(key, names) is { } near ? $"{path}:{near}" : FindInAnotherSection(key);
        AddUnknown(
            child.Path,
            nearest is null ? $"the section has {string.Join(", ", names)}" : Nearest(inFile is null ? nearest : nearest + SettingFile.Suffix));
    }

    private string? FindInAnotherSection(string key) => sections
        .Where(section => ElementOf(section.Value) is null)
        .Select(section => NamesOf(section.Value).FirstOrDefault(name => IsSame(name, key)) is { } name ? $"{section.Key}:{name}" : null)
        .FirstOrDefault(found => found is not null);

    private void CheckFramework(IConfigurationSection section, string path)
    {
        var names = FrameworkSettings.NamesOf(path);
        foreach (var child in section.GetChildren())
        {
            if (names.FirstOrDefault(name => IsSame(name, child.Key)) is { } name)
            {
                CheckFramework(child, $"{path}:{name}");
            }
            else if (SettingNames.FindNear(child.Key, names) is { } near)
            {
                AddUnknown(child.Path, Nearest($"{section.Path}:{near}"));
            }
            else if (names is [])
            {
                CheckFramework(child, $"{path}:{FrameworkSettings.AnyName}");
            }
        }
    }

    /// <summary>A section of another program, or a misspelt one: then its settings are those of the section that is meant.</summary>
    private void CheckForeignSection(IConfigurationSection section)
    {
        var meant = sections.Keys.Concat(FrameworkSettings.Roots)
            .Where(name => SettingNames.FindNear(section.Key, [name]) is not null)
            .SelectMany(_ => section.GetChildren(), (name, child) => (Name: name, Child: child, Meant: FindMember(child.Key, name)))
            .FirstOrDefault(candidate => candidate.Meant is not null);
        if (meant is ({ } name, { } child, { } member))
        {
            AddUnknown(child.Path, Nearest($"{name}:{member}"));
        }
    }

    private string? FindMember(string key, string sectionName)
    {
        if (!sections.TryGetValue(sectionName, out var type))
        {
            return SettingNames.FindNear(key, FrameworkSettings.NamesOf(sectionName));
        }

        return ElementOf(type) is null ? SettingNames.FindNear(SettingFile.SettingOf(key) ?? key, NamesOf(type))
            : IsIndex(key) ? key
            : null;
    }

    /// <summary>
    /// A value without a section. Its letters must have the same case as in the setting that is meant: ALLOWED_HOSTS is another program's.
    /// </summary>
    private void CheckForeignValue(string key)
    {
        var near = Array.Find(HostSettings.OfTheService, name =>
            !IsSame(name, key) && SettingNames.DistanceBetween(name, key) <= MaxRootDistance);
        // One underscore instead of two.
        near ??= sections
            .Where(section => key.StartsWith(section.Key, StringComparison.Ordinal) && ElementOf(section.Value) is null)
            .SelectMany(section => NamesOf(section.Value).Select(name => $"{section.Key}:{name}"))
            .FirstOrDefault(path => path == key.Replace('_', ':'));
        if (near is not null)
        {
            AddUnknown(key, Nearest(near));
        }
    }

    private void CheckHostVariables()
    {
        foreach (var variable in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => (string)entry.Key))
        {
            if (Array.Find(HostSettings.Prefixes, prefix => variable.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is { } prefix
                && !HostSettings.OfTheFramework.Contains(variable[prefix.Length..], StringComparer.OrdinalIgnoreCase)
                && SettingNames.FindNear(variable[prefix.Length..], HostSettings.Addresses) is { } near)
            {
                AddUnknown(variable, Nearest(prefix + near.ToUpperInvariant()));
            }
        }
    }

    private void AddUnknown(string path, string hint) => faults.Add($"The setting {path} does not exist: {hint}.");

    private static string Nearest(string path) => $"the nearest is {path}";

    private static bool IsSame(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool IsIndex(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsValue(Type type) => type.IsValueType || type == typeof(string);

    private static Type? ElementOf(Type type) => type.IsGenericType && !type.IsValueType ? type.GetGenericArguments()[0] : null;

    private static string[] NamesOf(Type type) => Array.ConvertAll(type.GetProperties(), property => property.Name);

    private static Type? FindType(Type type, string name) =>
        Array.Find(type.GetProperties(), property => IsSame(property.Name, name))?.PropertyType;
}
