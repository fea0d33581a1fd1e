using System.Data.Common;
using System.Net.Sockets;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Brings the database up to date and makes the signing keys, before the first request.</summary>
internal sealed class DirectoryInitializer(IServiceScopeFactory scopes, SigningKeys keys)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<DirectoryContext>().Database;
            if ((await database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                await database.MigrateAsync(cancellationToken);
            }

            await keys.KeepUpAsync(cancellationToken);
        }
        catch (Exception exception) when (exception.GetBaseException() is DbException or SocketException)
        {
            throw new InvalidConfigurationException($"The database cannot be used: {exception.GetBaseException().Message.TrimEnd('.')}. Check Database:Provider and ConnectionStrings:Users.", exception);
        }
    }
}
