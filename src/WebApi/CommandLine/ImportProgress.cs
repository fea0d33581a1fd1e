using System.Globalization;
using System.Text.Json;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.UserFiles;
using Spectre.Console;

namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary>Says on standard error how far an import is, with a bar on a terminal, and what is wrong with which line.</summary>
internal static class ImportProgress
{
    private const int RowsBetweenSigns = 500;
    private const int RowsBetweenLines = 10_000;

    /// <summary>Runs an import.</summary>
    /// <param name="file">What is read.</param>
    /// <param name="run">Runs it; is given how to read the file, and whom to tell of what is wrong.</param>
    public static async Task<T> ShowAsync<T>(UserFile file, Func<Func<IAsyncEnumerable<UserRow>>, Action<Error>, Task<T>> run)
    {
        if (Console.IsErrorRedirected)
        {
            return await run(() => CountAsync(file, RowsBetweenLines, (rows, _) => Console.Error.WriteLine($"{rows} rows.")), fault => Console.Error.WriteLine(Describe(fault)));
        }

        var terminal = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress().AutoClear(true).StartAsync(bars =>
        {
            ProgressTask? bar = null;
            return run(
                () =>
                {
                    // The file is read a second time once all of it was found sound.
                    bar?.StopTask();
                    bar = bars.AddTask(bar is null ? "Reading" : "Importing", maxValue: 1);
                    return CountAsync(file, RowsBetweenSigns, (_, share) => bar.Value = share);
                },
                fault => terminal.WriteLine(Describe(fault)));
        });
    }

    private static async IAsyncEnumerable<UserRow> CountAsync(UserFile file, int interval, Action<long, double> tell)
    {
        Stream? opened = null;
        var rows = 0L;
        await foreach (var row in (file with { Open = () => opened = file.Open() }).ReadAsync())
        {
            if (++rows % interval == 0)
            {
                tell(rows, (double)opened!.Position / opened.Length);
            }

            yield return row;
        }
    }

    /// <summary>One line, in which what was sent cannot deceive a terminal.</summary>
    private static string Describe(Error fault)
    {
        var column = fault.Field is { } field && UserFile.Columns.TryGetValue(field, out var name) ? $"{name}: " : "";
        var sent = fault.AttemptedValue is { } value ? $" {JsonSerializer.Serialize(value)}" : "";
        var right = fault.Allowed is { } allowed ? $" (one of {JsonSerializer.Serialize(allowed)})" : fault.Limit is { } limit ? $" (limit {limit})" : "";
        return string.Create(CultureInfo.InvariantCulture, $"line {fault.Line}: {column}{fault.Code.Replace('_', ' ')}{sent}{right}");
    }
}
