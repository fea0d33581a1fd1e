using System.Net.Http.Headers;

namespace HelpDesk.Users.Bench;

/// <summary>A server and what it is asked.</summary>
/// <param name="Process">The server.</param>
/// <param name="Make">Makes a request with a relative address, by connection and how many that has sent.</param>
/// <param name="Token">Who asks; null when nobody is signed in.</param>
internal sealed record Contestant(MeasuredProcess Process, Func<int, int, HttpRequestMessage> Make, AuthenticationHeaderValue? Token)
{
    /// <summary>The request as it is sent to this server.</summary>
    public HttpRequestMessage Ask(int connection, int sent)
    {
        var request = Make(connection, sent);
        request.RequestUri = new(Process.Address, request.RequestUri!);
        request.Headers.Authorization = Token;
        return request;
    }
}
