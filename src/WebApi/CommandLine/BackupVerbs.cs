using System.CommandLine;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.WebApi.Start;

namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary><c>backup</c> and <c>restore</c></summary>
internal static class BackupVerbs
{
    public static Command CreateBackup(string[] configuration)
    {
        var file = new Argument<string>("FILE") { Description = "Where to write it; there must be no such file yet." };
        var verb = new Command("backup", "Writes a copy of the directory into a file, while the service may be running (SQLite).") { file };
        verb.SetAction(parsed => ServiceHost.RunWithServiceAsync<IBackups, int>(
            backups => BackUpAsync(backups, Path.GetFullPath(parsed.GetRequiredValue(file))),
            configuration));
        return verb;
    }

    public static Command CreateRestore(string[] configuration)
    {
        var file = new Argument<string>("FILE") { Description = "What backup has written." };
        var verb = new Command(
            "restore",
            "Puts a copy in the place of the directory, after the service was stopped (SQLite). Everybody must sign in again.")
        {
            file,
        };
        verb.SetAction(parsed => ServiceHost.RunWithServiceAsync<IBackups, int>(
            backups => RestoreAsync(backups, Path.GetFullPath(parsed.GetRequiredValue(file))),
            configuration));
        return verb;
    }

    private static async Task<int> BackUpAsync(IBackups backups, string file)
    {
        await backups.BackUpAsync(file, CancellationToken.None);
        await Console.Out.WriteLineAsync($"The directory is copied to {file}.");
        return 0;
    }

    private static async Task<int> RestoreAsync(IBackups backups, string file)
    {
        var previousFile = await backups.RestoreAsync(file, CancellationToken.None);
        await Console.Out.WriteLineAsync($"The directory is restored from {file}.");
        if (previousFile is not null)
        {
            await Console.Out.WriteLineAsync($"The one before is kept as {previousFile}: delete it when it is not needed any more.");
        }

        return 0;
    }
}
