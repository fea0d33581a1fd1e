using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Filters;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>Serilog: text on a terminal, JSON when the output is redirected, such as to a log collector.</summary>
internal static class LoggingSetup
{
    private const string ConsoleTemplate = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <summary>Excluded, because at the level Debug it logs the keys that it reads from the database.</summary>
    private const string KeyRingSource = "Microsoft.AspNetCore.DataProtection.EntityFrameworkCore";

    public static void AddLogging(this WebApplicationBuilder builder)
    {
        builder.Host.UseSerilog(
            (context, services, logger) =>
            {
                logger
                    .ReadFrom.Configuration(context.Configuration)
                    .ReadFrom.Services(services)
                    .Enrich.FromLogContext()
                    .Enrich.With<RequestPathRemover>()
                    .Filter.ByExcluding(Matching.FromSource(KeyRingSource));
                // Requests wait for the log only when its queue is full: no entry is dropped.
                if (Console.IsOutputRedirected)
                {
                    var lines = new JsonLines(Console.OpenStandardOutput());
                    logger.WriteTo.Async(log => log.Sink(lines), blockWhenFull: true, monitor: lines);
                }
                else
                {
                    logger.WriteTo.Async(
                        log => log.Console(outputTemplate: ConsoleTemplate, formatProvider: CultureInfo.InvariantCulture),
                        blockWhenFull: true);
                }
            },
            preserveStaticLogger: true);
    }

    /// <summary>For commands: warnings and errors on standard error, because standard output is for the result.</summary>
    public static void AddCommandLogging(this WebApplicationBuilder builder) =>
        builder.Host.UseSerilog(
            (context, logger) => logger
                .ReadFrom.Configuration(context.Configuration)
                .MinimumLevel.Warning()
                .Filter.ByExcluding(Matching.FromSource(KeyRingSource))
                .WriteTo.Console(
                    LogEventLevel.Warning,
                    ConsoleTemplate,
                    CultureInfo.InvariantCulture,
                    standardErrorFromLevel: LevelAlias.Minimum),
            preserveStaticLogger: true);
}
