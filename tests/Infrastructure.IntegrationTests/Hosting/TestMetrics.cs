using System.Diagnostics.Metrics;
using HelpDesk.Users.Infrastructure.Observability;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;

/// <summary>Instruments that nobody listens to.</summary>
internal static class TestMetrics
{
    public static DirectoryMetrics Create() =>
        new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
}
