using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HelpDesk.Users.Bench;

/// <summary>A server in a process of its own, whose processor time, memory and allocations can be read.</summary>
internal sealed class MeasuredProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(5);

    private readonly Process process;
    private readonly string socket;

    private MeasuredProcess(Process process, Uri address, string socket, TimeSpan toFirstAnswer)
    {
        (this.process, this.socket, Address, ToFirstAnswer) = (process, socket, address, toFirstAnswer);
        // The log is written as in production, and goes nowhere.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first answer over HTTP.</summary>
    public TimeSpan ToFirstAnswer { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    public long AllocatedBytes
    {
        get
        {
            using var asker = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            asker.Connect(new UnixDomainSocketEndPoint(socket));
            Span<byte> answer = stackalloc byte[32];
            return long.Parse(Encoding.ASCII.GetString(answer[..asker.Receive(answer)]), CultureInfo.InvariantCulture);
        }
    }

    /// <param name="program">What to run.</param>
    /// <param name="arguments">Its arguments; <c>{url}</c> stands for where it shall listen.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="ready">The path that answers when it is ready.</param>
    /// <param name="isProbed">Whether <see cref="AllocatedBytes"/> will be asked.</param>
    public static async Task<MeasuredProcess> StartAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> settings,
        string ready,
        bool isProbed)
    {
        var url = FreeUrl();
        var socket = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var start = new ProcessStartInfo(program, arguments.Select(argument => argument.Replace("{url}", url, StringComparison.Ordinal)))
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value.Replace("{url}", url, StringComparison.Ordinal);
        }

        if (isProbed)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
            start.Environment[StartupHook.SocketVariable] = socket;
        }

        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        using var client = new HttpClient();
        while (Stopwatch.GetElapsedTime(started) < LongestStart && !process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(url + ready));
                return new(process, new(url), socket, Stopwatch.GetElapsedTime(started));
            }
            catch (HttpRequestException)
            {
                await Task.Delay(BetweenTries);
            }
        }

        process.Kill(entireProcessTree: true);
        throw new InvalidOperationException($"{program} did not start: {await process.StandardOutput.ReadToEndAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        File.Delete(socket);
    }

    private static string FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
