using System.Globalization;
using System.Net;
using HelpDesk.Users.Application.Operations;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HelpDesk.Users.WebApi.Start;

/// <summary>The addresses that the configuration makes the service listen on.</summary>
internal static class ListeningAddresses
{
    private const string UrlsVariable = "ASPNETCORE_URLS";

    private static readonly string[] PortSettings = ["http_ports", "https_ports"];

    public static bool AreConfigured(IConfiguration configuration) =>
        PortSettings.Prepend("urls").Any(key => !string.IsNullOrEmpty(configuration[key])) || EndpointsOf(configuration).Any();

    public static bool IncludeHttps(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["https_ports"])
        || Split(configuration["urls"]).Concat(EndpointsOf(configuration).Select(endpoint => endpoint["Url"] ?? "")).Any(IsHttps);

    /// <summary>Kestrel ignores some of these mistakes, and finds others only after the directory was created.</summary>
    /// <exception cref="InvalidConfigurationException">An address can't be listened on.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var key in PortSettings)
        {
            if (Array.Find(Split(configuration[key]), port => !IsPort(port)) is { } invalid)
            {
                throw new InvalidConfigurationException(
                    $"ASPNETCORE_{key.ToUpperInvariant()} has '{invalid}', which is no port from 0 to {IPEndPoint.MaxPort}.");
            }
        }

        foreach (var url in Split(configuration["urls"]))
        {
            CheckUrl(UrlsVariable, url);
        }

        foreach (var endpoint in EndpointsOf(configuration))
        {
            CheckUrl($"{endpoint.Path}:Url", endpoint["Url"] ?? "");
            if (endpoint["Protocols"] is { } protocols && !Enum.TryParse<HttpProtocols>(protocols, ignoreCase: true, out _))
            {
                throw new InvalidConfigurationException(
                    $"{endpoint.Path}:Protocols is '{protocols}', and must be {string.Join(", ", Enum.GetNames<HttpProtocols>())}.");
            }
        }
    }

    private static void CheckUrl(string setting, string url)
    {
        if (!IsUrl(url))
        {
            throw new InvalidConfigurationException(
                $"{setting} has '{url}', which is no address to listen on, such as http://127.0.0.1:8000 or https://*:8443.");
        }
    }

    private static bool IsUrl(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https"
                && address.PathBase.Length == 0
                && (address.Host.StartsWith('[') || !address.Host.Contains(':'))
                && (address.IsUnixPipe || address.IsNamedPipe || address.Port is >= 0 and <= IPEndPoint.MaxPort);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort;

    private static bool IsHttps(string url) => url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<IConfigurationSection> EndpointsOf(IConfiguration configuration) =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren();

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
