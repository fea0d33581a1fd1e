using System.Globalization;
using Serilog;
using Serilog.Events;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>Serilog: text for the person at a terminal, JSON for the program that collects it otherwise.</summary>
internal static class LoggingSetup
{
    private const string ForPeople = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static void AddLogging(this WebApplicationBuilder builder)
    {
        var configuration = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .Enrich.With<WithoutRequestPath>();
        // Requests do not wait for whoever reads the log, unless it falls far behind: nothing is left out.
        if (Console.IsOutputRedirected)
        {
            var lines = new JsonLines(Console.OpenStandardOutput());
            configuration.WriteTo.Async(log => log.Sink(lines), blockWhenFull: true, monitor: lines);
        }
        else
        {
            configuration.WriteTo.Async(log => log.Console(outputTemplate: ForPeople, formatProvider: CultureInfo.InvariantCulture), blockWhenFull: true);
        }

        builder.Logging.ClearProviders().AddSerilog(configuration.CreateLogger(), dispose: true);
    }

    /// <summary>For a command: what went wrong, beside its result on standard output.</summary>
    public static void AddCommandLogging(this WebApplicationBuilder builder)
    {
        var configuration = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .MinimumLevel.Warning()
            .WriteTo.Console(LogEventLevel.Warning, ForPeople, CultureInfo.InvariantCulture, standardErrorFromLevel: LevelAlias.Minimum);
        builder.Logging.ClearProviders().AddSerilog(configuration.CreateLogger(), dispose: true);
    }
}
