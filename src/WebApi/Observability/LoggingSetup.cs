using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Filters;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>Serilog: text for the person at a terminal, JSON for the program that collects it otherwise.</summary>
internal static class LoggingSetup
{
    private const string ForPeople = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <summary>What keeps the key ring in the database logs each key that it reads, at the level Debug.</summary>
    private const string KeyRing = "Microsoft.AspNetCore.DataProtection.EntityFrameworkCore";

    public static void AddLogging(this WebApplicationBuilder builder)
    {
        builder.Host.UseSerilog(
            (context, services, logger) =>
            {
                logger
                    .ReadFrom.Configuration(context.Configuration)
                    .ReadFrom.Services(services)
                    .Enrich.FromLogContext()
                    .Enrich.With<WithoutRequestPath>()
                    .Filter.ByExcluding(Matching.FromSource(KeyRing));
                // Requests do not wait for the reader of the log, unless it falls far behind: nothing is left out.
                if (Console.IsOutputRedirected)
                {
                    var lines = new JsonLines(Console.OpenStandardOutput());
                    logger.WriteTo.Async(log => log.Sink(lines), blockWhenFull: true, monitor: lines);
                }
                else
                {
                    logger.WriteTo.Async(log => log.Console(outputTemplate: ForPeople, formatProvider: CultureInfo.InvariantCulture), blockWhenFull: true);
                }
            },
            preserveStaticLogger: true);
    }

    /// <summary>For a command: what went wrong, beside its result on standard output.</summary>
    public static void AddCommandLogging(this WebApplicationBuilder builder) =>
        builder.Host.UseSerilog(
            (context, logger) => logger
                .ReadFrom.Configuration(context.Configuration)
                .MinimumLevel.Warning()
                .Filter.ByExcluding(Matching.FromSource(KeyRing))
                .WriteTo.Console(LogEventLevel.Warning, ForPeople, CultureInfo.InvariantCulture, standardErrorFromLevel: LevelAlias.Minimum),
            preserveStaticLogger: true);
}
