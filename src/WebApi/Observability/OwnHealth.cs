using System.Globalization;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>Asks the service on the same machine whether it is ready, at the address that the configuration makes it listen on.</summary>
internal static class OwnHealth
{
    /// <summary>A service that is ready says so within two seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>What is wrong; null when it is ready.</summary>
    public static async Task<string?> FindProblemAsync(IConfiguration configuration, string defaultUrl)
    {
        var address = FindAddress(configuration, defaultUrl);
        // The name in the certificate is the one that clients know, not this machine's own; nothing secret is sent.
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var client = new HttpClient(handler) { Timeout = Patience };
        client.DefaultRequestHeaders.Host = FindHost(configuration["AllowedHosts"]);
        try
        {
            using var response = await client.GetAsync(new Uri(address, "/health/ready"));
            return response.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"{address} answers {(int)response.StatusCode}");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return $"{address} does not answer";
        }
    }

    /// <summary>Where the service listens, seen from the same machine.</summary>
    private static Uri FindAddress(IConfiguration configuration, string defaultUrl)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "");
        string[] urls =
        [
            .. endpoints,
            .. Split(configuration["urls"]),
            .. Split(configuration["http_ports"]).Select(port => $"http://*:{port}"),
            .. Split(configuration["https_ports"]).Select(port => $"https://*:{port}"),
            defaultUrl,
        ];
        var address = BindingAddress.Parse(urls.First(url => url.Length > 0));
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri;
    }

    private static string[] Split(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A name that is served; null when any is.</summary>
    private static string? FindHost(string? allowedHosts) => Split(allowedHosts) switch
    {
        [] => null,
        var names when names.Contains("*") => null,
        [var name, ..] => name.Replace("*.", "health.", StringComparison.Ordinal),
    };
}
