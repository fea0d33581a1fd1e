using System.Globalization;
using System.Text.Json;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http;
using HelpDesk.Users.WebApi.UserFiles;
using Spectre.Console;

namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary>Shows the progress of an import on standard error, as a bar on a terminal, and the faults of each line.</summary>
internal static class ImportProgress
{
    private const int RowsPerBarUpdate = 500;
    private const int RowsPerLine = 10_000;

    /// <param name="run">Runs the import. Its arguments read the file from the beginning, and report a fault.</param>
    public static async Task<T> RunAsync<T>(UserFile file, Func<Func<IAsyncEnumerable<UserRow>>, Action<Error>, Task<T>> run)
    {
        if (Console.IsErrorRedirected)
        {
            return await run(
                () => CountAsync(file, RowsPerLine, (rows, _) => Console.Error.WriteLine($"{rows} rows.")),
                fault => Console.Error.WriteLine(Describe(fault)));
        }

        var terminal = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress().AutoClear(true).StartAsync(bars =>
        {
            ProgressTask? bar = null;
            return run(
                () =>
                {
                    // When all rows are valid, the import reads the file a second time.
                    bar?.StopTask();
                    bar = bars.AddTask(bar is null ? "Reading" : "Importing", maxValue: 1);
                    return CountAsync(file, RowsPerBarUpdate, (_, share) => bar.Value = share);
                },
                fault => terminal.WriteLine(Describe(fault)));
        });
    }

    private static async IAsyncEnumerable<UserRow> CountAsync(UserFile file, int interval, Action<long, double> report)
    {
        Stream? stream = null;
        var rows = 0L;
        await foreach (var row in (file with { Open = () => stream = file.Open() }).ReadAsync())
        {
            if (++rows % interval == 0)
            {
                report(rows, (double)stream!.Position / stream.Length);
            }

            yield return row;
        }
    }

    /// <summary>One line. The value is JSON, so that it cannot send control characters to the terminal.</summary>
    private static string Describe(Error fault)
    {
        var column = fault.Field is { } field && UserFile.Columns.TryGetValue(field, out var name) ? $"{name}: " : "";
        var sent = fault.AttemptedValue is { } value ? $" {JsonSerializer.Serialize(value)}" : "";
        var expected = fault switch
        {
            { Code: FormatErrorCodes.NotUtf8 } => $" (save the file as CSV UTF-8, or add {UserVerbs.EncodingOption} windows-1252)",
            { Code: ErrorCodes.RoundedNumber } =>
                " (Excel took it for a number and lost digits: format the column as text, and enter it again)",
            { Allowed: { } allowed } => $" (one of {JsonSerializer.Serialize(allowed)})",
            { Limit: { } limit } => $" (limit {limit})",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"line {fault.Line}: {column}{fault.Code.Replace('_', ' ')}{sent}{expected}");
    }
}
