using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence.SqlServer;
using MediatR;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>The application as configured for SQL Server, over a <see cref="OneRowDatabase"/>.</summary>
internal sealed class SqlServerApplication : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public SqlServerApplication()
    {
        Schema = new(SqlParsing.Parse(Script()));
        Database = new(Schema);
        services = TestDirectory
            .BuildServices(
                Path.GetTempPath(),
                Clock,
                ("Database:Provider", "SqlServer"),
                ("Passwords:Remembered", "2"),
                ("ConnectionStrings:Users", @"Server=nowhere\instance;Database=Users"))
            .ConfigureDbContext<SqlServerDirectoryContext>(options => options.UseSqlServer(new RecordingConnection(Database), contextOwnsConnection: true))
            .BuildServiceProvider();
    }

    public AdjustableClock Clock { get; } = new();

    public SqlServerSchema Schema { get; }

    public OneRowDatabase Database { get; }

    public IServiceProvider Services => services;

    /// <summary>The script that creates the schema from nothing.</summary>
    public static string Script(MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        using var context = new SqlServerDirectoryContext(
            new DbContextOptionsBuilder<SqlServerDirectoryContext>().UseSqlServer().Options);
        return context.GetService<IMigrator>().GenerateScript(options: options);
    }

    public Task<TResult> SendAsync<TResult>(IRequest<TResult> request, Caller? caller = null) =>
        RunAsync(scope => scope.GetRequiredService<IMediator>().Send(request), caller);

    public async Task<T> RunAsync<T>(Func<IServiceProvider, Task<T>> action, Caller? caller = null)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Current = caller ?? TestDirectory.CallerIn(Organization.HelpDeskId);
        return await action(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
