using System.Globalization;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>Checks the readiness of the service on this machine, at the address that the configuration makes it listen on.</summary>
internal static class ReadinessProbe
{
    /// <summary>A service that is ready answers within two seconds.</summary>
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(4);

    /// <summary>Returns the problem; null when the service is ready.</summary>
    public static async Task<string?> CheckAsync(IConfiguration configuration, string defaultUrl)
    {
        var address = FindAddress(configuration, defaultUrl);
        // The certificate has the public name of the service, not localhost. Nothing secret is sent.
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        using var client = new HttpClient(handler) { Timeout = RequestTimeout };
        try
        {
            using var response = await client.GetAsync(new Uri(address, "/health/ready"));
            return response.IsSuccessStatusCode
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"{address} answers {(int)response.StatusCode}");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return $"{address} does not answer";
        }
    }

    /// <summary>The address of the service for requests from this machine.</summary>
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

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
