using System.Data.Common;
using System.Net.Sockets;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Brings the database and the signing keys up to date, before anything else uses them.</summary>
internal sealed class DirectoryInitializer(IServiceScopeFactory scopes, SigningKeys keys)
{
    public Task RunAsync(CancellationToken cancellationToken) => UseDatabaseAsync(async database =>
    {
        if ((await database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await database.MigrateAsync(cancellationToken);
        }

        await keys.KeepUpAsync(cancellationToken);
    });

    /// <summary>Makes sure that the database is there and up to date, and changes nothing.</summary>
    public Task CheckAsync(CancellationToken cancellationToken) => UseDatabaseAsync(async database =>
    {
        if ((await database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new InvalidConfigurationException("The database is not there or not up to date: check Database:Provider and ConnectionStrings:Users, and start the service on it once.");
        }
    });

    private async Task UseDatabaseAsync(Func<DatabaseFacade, Task> use)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await use(scope.ServiceProvider.GetRequiredService<DirectoryContext>().Database);
        }
        catch (Exception exception) when (exception.GetBaseException() is DbException or SocketException)
        {
            throw new InvalidConfigurationException($"The database cannot be used: {exception.GetBaseException().Message.TrimEnd('.')}. Check Database:Provider and ConnectionStrings:Users.", exception);
        }
    }
}
