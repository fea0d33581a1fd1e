using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>The service as its operator runs it: a process of its own, started from a foreign folder.</summary>
public sealed partial class ServiceProcess : IDisposable
{
    /// <summary>Only a process that hangs is not ready or over by then, however busy the machine is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ServiceProcess(string folder, params (string Name, string Value)[] variables)
        : this(folder, [], variables)
    {
    }

    public ServiceProcess(string folder, string[] arguments, params (string Name, string Value)[] variables)
    {
        // Writing beyond a limit of its files' size is to fail, not to kill.
        var start = new ProcessStartInfo(
            "sh",
            ["-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh", PublishedService.Assembly, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ConnectionStrings__Users"] = $"Data Source={Path.Combine(folder, "users.db")}";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        // None lives for long enough to earn back what it costs to watch which methods are worth compiling again.
        start.Environment["DOTNET_TieredPGO"] = "0";

        process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Note(output, line.Data);
        process.ErrorDataReceived += (_, line) => Note(errors, line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The service ended before it listened."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Read(output);

    public string Errors => Read(errors);

    /// <summary>For how long its threads together were ready to run and a busy machine let them wait; nothing where no system tells.</summary>
    public TimeSpan WaitedForProcessor
    {
        get
        {
            var threads = new DirectoryInfo($"/proc/{process.Id}/task");
            return threads.Exists
                ? TimeSpan.FromMicroseconds(threads.EnumerateDirectories().Sum(thread => ReadNanosecondsWaited(Path.Combine(thread.FullName, "schedstat"))) / 1_000)
                : TimeSpan.Zero;
        }
    }

    /// <summary>What a command says and how it ends.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string folder, params string[] arguments)
    {
        using var command = new ServiceProcess(folder, arguments);
        var exitCode = await command.WaitForExitAsync();
        return (exitCode, command.Output.Trim(), command.Errors.Trim());
    }

    public async Task<HttpClient> ConnectAsync() => new() { BaseAddress = await listening.Task.WaitAsync(Patience) };

    /// <summary>Ends it as a power cut does.</summary>
    public async Task<int> KillAsync()
    {
        process.Kill();
        return await WaitForExitAsync();
    }

    /// <summary>Ends it as a service manager does.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        return await WaitForExitAsync();
    }

    /// <summary>Lets no file of the process grow beyond a number of bytes, or <c>unlimited</c>: the nearest that a test comes to a full disk.</summary>
    public async Task LimitFileSizeAsync(string bytes)
    {
        using var limit = Process.Start("prlimit", ["--pid", $"{process.Id}", $"--fsize={bytes}:"]);
        await limit.WaitForExitAsync();
        Assert.That(limit.ExitCode, Is.Zero);
    }

    public async Task<int> WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static double ReadNanosecondsWaited(string statistics)
    {
        try
        {
            return double.Parse(File.ReadAllText(statistics).Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // The thread has ended.
            return 0;
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    private void Note(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.AppendLine(line);
        }

        if (ListeningLine().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: [\\""]*(http://[0-9.:]+)")]
    private static partial Regex ListeningLine();
}
