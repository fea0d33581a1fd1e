using System.CommandLine;
using HelpDesk.Users.WebApi.Start;

namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary>Runs the verb that the arguments name, or the service when they name none.</summary>
internal static class OperatorCommandLine
{
    private const string Description =
        """
        HelpDesk.Users keeps the people of a help desk in one directory. Without a command it starts the service.

        The configuration of the service and of every command comes from appsettings.json beside the program, then from environment
        variables (Section__Key), then from arguments (--Section:Key=value); the last one wins. README.md lists the settings.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = OperatorArguments.Split(args);
        var root = new RootCommand(Description)
        {
            MigrateVerb.Create(arguments.Configuration),
            HealthVerb.Create(arguments.Configuration),
            BackupVerbs.CreateBackup(arguments.Configuration),
            BackupVerbs.CreateRestore(arguments.Configuration),
            new Command("users", "users import, users export, users recover: brings users in from a file, writes them into one, helps one in.")
            {
                UserVerbs.CreateImport(arguments.Configuration),
                UserVerbs.CreateExport(arguments.Configuration),
                RecoverUserVerb.Create(arguments.Configuration),
            },
            new Command("keys", "keys rotate: makes the next key that signs access tokens.")
            {
                RotateKeysVerb.Create(arguments.Configuration),
            },
            new Command("audit", "audit verify: finds out whether the audit is as it was written.")
            {
                VerifyAuditVerb.Create(arguments.Configuration),
            },
        };
        root.SetAction(_ => ServeAsync(args));

        var parsed = root.Parse(arguments.Command, new() { ResponseFileTokenReplacer = null });
        var error = parsed.Errors is [.., var last] ? last.Message : arguments.FindError(isCommand: parsed.CommandResult.Command != root);
        if (error is not null)
        {
            await Console.Error.WriteLineAsync($"{error.TrimEnd('.')}: --help tells what there is.");
            return 1;
        }

        // The service handles termination itself, and Program explains why it could not start.
        return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static async Task<int> ServeAsync(string[] args)
    {
        await using var app = ServiceHost.Build(args);
        await ServiceHost.RunAsync(app);
        return 0;
    }
}
