using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>Bytes to the service and back, for messages that no client library would send.</summary>
public static partial class RawConnection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sends what every byte of <paramref name="message"/> says in Latin-1, and reads until the service closes the connection.</summary>
    public static async Task<string> SendAsync(Uri address, string message)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, patience.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(message), patience.Token);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(patience.Token);
    }

    /// <summary>
    /// Sends the head of a request, waits until the service asks for the body (RFC 9110, 10.1.1), by which time it knows who asks, and
    /// sends the body when something else has happened.
    /// </summary>
    public static async Task<string> SendBodyAfterAsync(Uri address, string head, string body, Func<Task> meanwhile)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, patience.Token);
        var stream = client.GetStream();
        var length = Encoding.Latin1.GetByteCount(body);
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{head}Expect: 100-continue\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"), patience.Token);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        Assert.That(await reader.ReadLineAsync(patience.Token), Is.EqualTo("HTTP/1.1 100 Continue"));
        await meanwhile();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(body), patience.Token);
        return await reader.ReadToEndAsync(patience.Token);
    }

    /// <summary>The statuses of all answers in what came back.</summary>
    public static int[] StatusesOf(string received) =>
        [.. StatusLine().Matches(received).Select(match => int.Parse(match.Groups[1].ValueSpan, provider: null))];

    /// <summary>
    /// Sends a GET over HTTP/2 with one header more, its bytes as they are, and returns the type of the frame that answers it:
    /// 1 for headers, 3 for a reset of the stream, 7 for the end of the connection.
    /// </summary>
    public static async Task<(int FrameType, byte[] Payload)> GetOverHttp2Async(Uri address, string path, string name, string value)
    {
        const int Headers = 1;
        const int ResetStream = 3;
        const int GoAway = 7;
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, patience.Token);
        var stream = client.GetStream();
        byte[] block = [.. Literal(":method", "GET"), .. Literal(":scheme", "http"), .. Literal(":path", path), .. Literal(":authority", "localhost"), .. Literal(name, value)];
        byte[] message = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. FrameOf(type: 4, flags: 0, streamId: 0, []), .. FrameOf(Headers, flags: 5, streamId: 1, block)];
        await stream.WriteAsync(message, patience.Token);
        while (true)
        {
            var head = new byte[9];
            await stream.ReadExactlyAsync(head, patience.Token);
            var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
            await stream.ReadExactlyAsync(payload, patience.Token);
            if (head[3] is Headers or ResetStream or GoAway)
            {
                return (head[3], payload);
            }
        }
    }

    private static byte[] FrameOf(byte type, byte flags, byte streamId, byte[] payload) =>
        [0, (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, 0, 0, 0, streamId, .. payload];

    /// <summary>A literal header field that is not indexed (RFC 7541, 6.2.2); both texts shorter than 127 bytes.</summary>
    private static byte[] Literal(string name, string value) =>
        [0, (byte)name.Length, .. Encoding.Latin1.GetBytes(name), (byte)value.Length, .. Encoding.Latin1.GetBytes(value)];

    [GeneratedRegex(@"HTTP/1\.1 (\d{3}) ")]
    private static partial Regex StatusLine();
}
