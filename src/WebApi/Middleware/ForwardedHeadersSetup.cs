using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.WebApi.Configuration;
using Microsoft.AspNetCore.HttpOverrides;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>
/// Trusts <c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c> and <c>-Prefix</c> only from the reverse proxies in
/// <c>ForwardedHeaders:KnownNetworks</c>; from none without the setting.
/// </summary>
internal static class ForwardedHeadersSetup
{
    private const string SettingName = "ForwardedHeaders:KnownNetworks";

    public static void UseConfiguredForwardedHeaders(this WebApplication app)
    {
        var networks = app.Configuration.Read<ForwardedHeadersSettings>().KnownNetworks;
        if (networks.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.All,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in networks)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(text, out var network)
                ? network
                : throw new InvalidConfigurationException(
                    $"{SettingName} lists '{text}', which is no network such as 10.0.0.0/8 or 192.0.2.7/32."));
        }

        app.UseForwardedHeaders(options);
    }
}
