using System.Text;
using System.Text.Json;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>Requests in one line each. A body given as text is sent as it is, anything else as JSON.</summary>
public static class HttpClientExtensions
{
    private const int LongBytes = 1024 * 1024;

    public static Task<Answer> GetAnswerAsync(this HttpClient client, string path) => client.AnswerAsync(HttpMethod.Get, path);

    public static Task<Answer> DeleteAnswerAsync(this HttpClient client, string path) => client.AnswerAsync(HttpMethod.Delete, path);

    public static Task<Answer> PostAnswerAsync(this HttpClient client, string path, object? body = null) => client.AnswerAsync(HttpMethod.Post, path, body);

    public static Task<Answer> PatchAnswerAsync(this HttpClient client, string path, object body) => client.AnswerAsync(HttpMethod.Patch, path, body);

    public static async Task<Answer> AnswerAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        object? body = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = ToContent(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.AnswerAsync(request);
    }

    public static async Task<Answer> AnswerAsync(this HttpClient client, HttpRequestMessage request)
    {
        // What is too long is refused before all of it is sent: who goes on sending may find the connection closed instead of the answer.
        request.Headers.ExpectContinue = request.Content?.Headers.ContentLength > LongBytes;
        using var response = await client.SendAsync(request);
        return new(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.Concat(response.Content.Headers).ToDictionary(
                header => header.Key,
                header => string.Join(", ", header.Value),
                StringComparer.OrdinalIgnoreCase));
    }

    private static HttpContent? ToContent(object? body) => body switch
    {
        null => null,
        HttpContent content => content,
        string text => new StringContent(text, Encoding.UTF8, "application/json"),
        _ => new StringContent(JsonSerializer.Serialize(body, body.GetType(), JsonSerializerOptions.Web), Encoding.UTF8, "application/json"),
    };
}
