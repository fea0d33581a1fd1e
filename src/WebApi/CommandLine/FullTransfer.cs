using System.CommandLine;
using System.Globalization;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.WebApi.Start;

namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary><c>users export --full</c> and <c>users import --full</c></summary>
internal static class FullTransfer
{
    public const string Option = "--full";

    public static Option<bool> CreateOption(string description) => new(Option) { Description = description };

    /// <summary>Refuses options that have no meaning for a whole directory.</summary>
    public static void RefuseWith(Command verb, Option<bool> full, params Option[] others) => verb.Validators.Add(parsed =>
    {
        if (parsed.GetValue(full) && others.FirstOrDefault(other => parsed.GetResult(other) is { Implicit: false }) is { } other)
        {
            parsed.AddError($"{Option} and {other.Name} exclude each other");
        }
    });

    public static async Task<int> ExportAsync(string path, string[] configuration)
    {
        var file = Path.GetFullPath(path);
        var rows = await ServiceHost.RunWithServiceAsync<IDirectoryExport, IReadOnlyDictionary<string, long>>(
            export => export.ExportAsync(file, CancellationToken.None),
            configuration);
        foreach (var (table, count) in rows)
        {
            WriteCount(table, count);
        }

        await Console.Out.WriteLineAsync(
            $"The directory is exported to {file}. The file contains password hashes and keys: delete it when it is imported.");
        return 0;
    }

    public static async Task<int> ImportAsync(string path, string[] configuration)
    {
        var file = Path.GetFullPath(path);
        var audit = await ServiceHost.RunWithServiceAsync<IDirectoryImport, AuditVerification>(
            import => import.ImportAsync(file, WriteCount, CancellationToken.None),
            configuration);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"The directory is imported from {file} and complete. The audit is {(audit.IsWhole ? "whole" : "as broken as it was")}: "
            + $"{audit.Records} records, the last with hash {audit.LastHash}."));
        return 0;
    }

    private static void WriteCount(string table, long rows) =>
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table}: {rows} rows."));
}
