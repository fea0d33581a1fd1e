using HelpDesk.Users.Application.Operations;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Primitives;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>
/// Refuses requests whose Host header isn't in <c>AllowedHosts</c>, with 400 in the contract's shape. The framework's filter of this
/// setting answers in HTML, and refuses health probes, which ask by address.
/// </summary>
internal static class AllowedHostsCheck
{
    private const string SettingName = "AllowedHosts";
    private const string Any = "*";

    /// <summary>Switches off the framework's filter.</summary>
    public static void AddAllowedHostsCheck(this WebApplicationBuilder builder) =>
        builder.Services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = [Any]);

    public static void UseAllowedHostsCheck(this WebApplication app)
    {
        var names = (app.Configuration[SettingName] ?? Any).Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Find(names, name => name.AsSpan().ContainsAny("/:@ ") && !name.StartsWith('[')) is { } invalid)
        {
            throw new InvalidConfigurationException(
                $"{SettingName} lists '{invalid}', which is no host name such as users.example.com or *.example.com: leave out scheme and port.");
        }

        if (names.Length == 0 || names.Contains(Any))
        {
            return;
        }

        var allowed = Array.ConvertAll(names, name => new StringSegment(new HostString(name).ToUriComponent()));
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/health") && !IsAllowed(context.Request.Host, allowed),
            refused => refused.Run(context =>
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }));
    }

    private static bool IsAllowed(HostString host, StringSegment[] allowed) =>
        !host.HasValue || HostString.MatchesAny(host.Host, allowed);
}
