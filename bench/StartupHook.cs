using System.Globalization;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// Runs inside a measured process (DOTNET_STARTUP_HOOKS names this assembly) and tells whoever connects to a local socket how many
/// bytes the process has allocated so far.
/// </summary>
#pragma warning disable CA1050 // The runtime looks for this name without a namespace.
public static class StartupHook
{
    public const string SocketVariable = "HELPDESK_BENCH_SOCKET";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(SocketVariable) is { } path)
        {
            new Thread(() => Answer(path)) { IsBackground = true }.Start();
        }
    }

    private static void Answer(string path)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        while (true)
        {
            using var asker = listener.Accept();
            asker.Send(Encoding.ASCII.GetBytes(GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture)));
        }
    }
}
