using System.Diagnostics;

namespace HelpDesk.Users.Bench;

/// <summary>Sends requests over kept connections, each as soon as the one before it is answered.</summary>
internal sealed class Load : IDisposable
{
    private readonly HttpMessageInvoker client;

    public Load(int connections)
    {
        Connections = connections;
        client = new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    }

    public int Connections { get; }

    /// <param name="next">Makes the request of a connection, by how many it has sent.</param>
    /// <param name="length">For how long.</param>
    public async Task<Round> RunAsync(Func<int, int, HttpRequestMessage> next, TimeSpan length)
    {
        using var over = new CancellationTokenSource(length);
        var started = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => Task.Run(() => SendAsync(connection, next, over.Token))));
        return new(Stopwatch.GetElapsedTime(started), [.. latencies.SelectMany(one => one)]);
    }

    public void Dispose() => client.Dispose();

    private async Task<List<double>> SendAsync(int connection, Func<int, int, HttpRequestMessage> next, CancellationToken over)
    {
        var latencies = new List<double>();
        for (var sent = 0; !over.IsCancellationRequested; sent++)
        {
            using var request = next(connection, sent);
            var started = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request, CancellationToken.None);
            await answer.Content.CopyToAsync(Stream.Null, CancellationToken.None);
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{request.Method} {request.RequestUri} was answered with {(int)answer.StatusCode}.");
            }
        }

        return latencies;
    }
}
