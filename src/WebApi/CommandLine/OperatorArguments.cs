namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary>The arguments, told apart.</summary>
/// <param name="Words">The verb and its options.</param>
/// <param name="Configuration">Settings, in the forms that the configuration reads: <c>--Key=value</c>, <c>--Key value</c>, <c>/Key value</c>, <c>Key=value</c>.</param>
internal sealed record OperatorArguments(string[] Words, string[] Configuration)
{
    private const string Prefix = "--";

    private static readonly string[] Options =
    [
        RotateKeysVerb.ImmediatelyOption,
        MigrateVerb.CheckOption,
        MigrateVerb.ScriptOption,
        UserVerbs.FormatOption,
        UserVerbs.OrganizationOption,
        UserVerbs.DryRunOption,
        UserVerbs.SkipBadOption,
        UserVerbs.WithPasswordHashesOption,
        "--help",
        "--version",
    ];

    /// <summary>The settings of the host, whose names have no section. With any other such name an option was meant.</summary>
    private static readonly string[] NamesWithoutSection =
        ["urls", "http_ports", "https_ports", "environment", "contentRoot", "applicationName", "AllowedHosts"];

    public static OperatorArguments Split(string[] args)
    {
        var words = new List<string>();
        var configuration = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var arg = args[i];
            var isPrefixed = arg.StartsWith(Prefix, StringComparison.Ordinal) || (arg.StartsWith('/') && IsSetting(arg));
            if (Options.Contains(arg.Split('=')[0]) || (arg.StartsWith('-') && !isPrefixed))
            {
                words.Add(arg);
            }
            else if (arg.Contains('='))
            {
                configuration.Add(arg);
            }
            else if (isPrefixed && i + 1 < args.Length && !args[i + 1].StartsWith(Prefix, StringComparison.Ordinal))
            {
                configuration.Add(arg);
                configuration.Add(args[++i]);
            }
            else
            {
                words.Add(arg);
            }
        }

        return new([.. words], [.. configuration]);
    }

    /// <summary>
    /// What is wrong with the settings beside a verb: one that no setting has the name of, so that a misspelt option does not
    /// pass as a setting that nobody reads. Null when nothing is.
    /// </summary>
    public string? FindMistake()
    {
        for (var i = 0; i < Configuration.Length; i++)
        {
            var arg = Configuration[i];
            var name = arg.Split('=')[0];
            if (!IsSetting(name))
            {
                return $"Unrecognized option or setting '{name}'";
            }

            // Its value is the next one.
            i += arg.Contains('=') ? 0 : 1;
        }

        return null;
    }

    /// <summary>Whether it is the name of a setting; after a slash it is the path of a file otherwise.</summary>
    private static bool IsSetting(string name) =>
        name.Contains(':') || NamesWithoutSection.Contains(name.TrimStart('-', '/'), StringComparer.OrdinalIgnoreCase);
}
