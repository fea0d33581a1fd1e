using HelpDesk.Users.WebApi.Configuration;

namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary>The arguments of the program, separated into the command and the settings.</summary>
/// <param name="Command">The verb and its options.</param>
/// <param name="Configuration">
/// Settings, in the forms that the configuration reads: <c>--Key=value</c>, <c>--Key value</c>, <c>/Key value</c>, <c>Key=value</c>.
/// </param>
internal sealed record OperatorArguments(string[] Command, string[] Configuration)
{
    private const string Prefix = "--";

    private static readonly string[] Options =
    [
        RotateKeysVerb.ImmediatelyOption,
        MigrateVerb.CheckOption,
        MigrateVerb.ScriptOption,
        UserVerbs.DryRunOption,
        UserVerbs.SkipBadOption,
        UserVerbs.WithPasswordHashesOption,
        FullTransfer.Option,
        RecoverUserVerb.ReactivateOption,
        RecoverUserVerb.MakeAdminOption,
        "--help",
        "--version",
    ];

    /// <summary>Options that need a value, after an equals sign or as the next argument.</summary>
    private static readonly string[] OptionsWithValue =
    [
        UserVerbs.FormatOption,
        UserVerbs.EncodingOption,
        UserVerbs.OrganizationOption,
        UserVerbs.PasswordsOption,
        RecoverUserVerb.EmailOption,
        RecoverUserVerb.ReasonOption,
    ];

    public static OperatorArguments Split(string[] args)
    {
        var command = new List<string>();
        var configuration = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var arg = args[i];
            var isPrefixed = arg.StartsWith(Prefix, StringComparison.Ordinal) || (arg.StartsWith('/') && IsSetting(arg));
            if (OptionsWithValue.Contains(arg) && i + 1 < args.Length)
            {
                command.Add(arg);
                command.Add(args[++i]);
            }
            else if (Options.Concat(OptionsWithValue).Contains(arg.Split('=')[0]) || (arg.StartsWith('-') && !isPrefixed))
            {
                command.Add(arg);
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
                command.Add(arg);
            }
        }

        return new([.. command], [.. configuration]);
    }

    /// <summary>
    /// Returns the error when a setting has an unknown name, so that a misspelt option isn't taken for an unused setting; null when all
    /// names are valid.
    /// </summary>
    /// <param name="isCommand">Whether there is a command. Without one, hosts that start the service add sections without a value.</param>
    public string? FindError(bool isCommand)
    {
        for (var i = 0; i < Configuration.Length; i++)
        {
            var arg = Configuration[i];
            var name = arg.Split('=')[0];
            if (!IsSetting(name) && (isCommand || !arg.EndsWith('=')))
            {
                return $"Unrecognized option or setting '{name}'";
            }

            // Without an equals sign, the value is the next argument.
            i += arg.Contains('=') ? 0 : 1;
        }

        return null;
    }

    /// <summary>Whether it is the name of a setting. After a slash, anything else is the path of a file.</summary>
    private static bool IsSetting(string name) => name.Contains(':') || HostSettings.Include(name.TrimStart('-', '/'));
}
