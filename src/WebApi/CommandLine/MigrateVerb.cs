using System.CommandLine;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.WebApi.Start;

namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary><c>migrate</c></summary>
internal static class MigrateVerb
{
    public const string CheckOption = "--check";
    public const string ScriptOption = "--script";

    /// <summary>The exit code when migrations are pending, which is not a failure.</summary>
    private const int PendingMigrationsExitCode = 2;

    public static Command Create(string[] configuration)
    {
        var check = new Option<bool>(CheckOption)
        {
            Description = $"Only says what is due, and exits with {PendingMigrationsExitCode} when anything is.",
        };
        var script = new Option<bool>(ScriptOption) { Description = "Only writes the SQL that would be run, for whoever runs it by hand." };
        var verb = new Command("migrate", "Brings the database's schema up to date, and exits.") { check, script };
        verb.Validators.Add(parsed =>
        {
            if (parsed.GetValue(check) && parsed.GetValue(script))
            {
                parsed.AddError($"{CheckOption} and {ScriptOption} exclude each other");
            }
        });
        verb.SetAction(parsed => ServiceHost.RunWithServiceAsync<ISchema, int>(
            schema => parsed.GetValue(check) ? CheckAsync(schema)
                : parsed.GetValue(script) ? ScriptAsync(schema)
                : UpgradeAsync(schema),
            configuration));
        return verb;
    }

    private static async Task<int> CheckAsync(ISchema schema)
    {
        var pending = await schema.ListPendingAsync(CancellationToken.None);
        await WriteAsync(pending, "is due");
        return pending is [] ? 0 : PendingMigrationsExitCode;
    }

    private static async Task<int> UpgradeAsync(ISchema schema)
    {
        await WriteAsync(await schema.UpgradeAsync(CancellationToken.None), "is done");
        return 0;
    }

    private static async Task<int> ScriptAsync(ISchema schema)
    {
        await Console.Out.WriteAsync(await schema.ScriptAsync(CancellationToken.None));
        return 0;
    }

    private static async Task WriteAsync(IReadOnlyList<string> migrations, string state)
    {
        foreach (var migration in migrations)
        {
            await Console.Out.WriteLineAsync($"{migration} {state}.");
        }

        if (migrations is [])
        {
            await Console.Out.WriteLineAsync("The database is up to date.");
        }
    }
}
