using System.Globalization;
using Serilog;
using Serilog.Configuration;
using Serilog.Debugging;
using Serilog.Events;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>Serilog: text for the person at a terminal, JSON for the program that collects it otherwise.</summary>
internal static class LoggingSetup
{
    private const string ForPeople = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <summary>
    /// Lines of so short a time are written together: neither the requests nor the reader are woken for each. When the reader falls more
    /// than a second or two of full speed behind, lines are lost, which standard error says, and not requests.
    /// </summary>
    private static readonly BatchingOptions Batches = new() { BufferingTimeLimit = TimeSpan.FromMilliseconds(20), QueueLimit = 50_000 };

    public static void AddLogging(this WebApplicationBuilder builder)
    {
        SelfLog.Enable(TextWriter.Synchronized(Console.Error));
        builder.Host.UseSerilog(
            (context, services, logger) =>
            {
                logger
                    .ReadFrom.Configuration(context.Configuration)
                    .ReadFrom.Services(services)
                    .Enrich.FromLogContext()
                    .Enrich.With<WithoutRequestPath>();
                if (Console.IsOutputRedirected)
                {
                    logger.WriteTo.Sink(new JsonLines(Console.OpenStandardOutput()), Batches);
                }
                else
                {
                    logger.WriteTo.Async(log => log.Console(outputTemplate: ForPeople, formatProvider: CultureInfo.InvariantCulture));
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
                .WriteTo.Console(LogEventLevel.Warning, ForPeople, CultureInfo.InvariantCulture, standardErrorFromLevel: LevelAlias.Minimum),
            preserveStaticLogger: true);
}
