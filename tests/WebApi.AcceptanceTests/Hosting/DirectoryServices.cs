using HelpDesk.Users.Application;
using HelpDesk.Users.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>The use cases and the database without HTTP, for tests that look at a file or prepare one.</summary>
internal static class DirectoryServices
{
    /// <summary>Builds them on a SQLite file, which is closed when they are disposed of.</summary>
    public static ServiceProvider BuildOn(string file)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("ConnectionStrings:Users", $"Data Source={file};Pooling=False")])
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddApplication()
            .AddInfrastructure(configuration, Path.GetDirectoryName(file)!)
            .BuildServiceProvider();
    }
}
