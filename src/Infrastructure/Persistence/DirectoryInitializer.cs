using System.Data.Common;
using System.Net.Sockets;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Brings the database up to date and makes the signing keys, before the first request.</summary>
internal sealed class DirectoryInitializer(IServiceScopeFactory scopes, SigningKeys keys)
{
    private const int NamesAtOnce = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<DirectoryContext>();
            var database = context.Database;
            if ((await database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                await database.MigrateAsync(cancellationToken);
            }

            await FoldNamesAsync(context, cancellationToken);
            await keys.InitializeAsync(cancellationToken);
        }
        catch (Exception exception) when (exception.GetBaseException() is DbException or SocketException)
        {
            throw new InvalidConfigurationException($"The database cannot be used: {exception.GetBaseException().Message.TrimEnd('.')}. Check Database:Provider and ConnectionStrings:Users.", exception);
        }
    }

    /// <summary>Gives users of before the form in which names are searched, which no migration can make.</summary>
    private static async Task FoldNamesAsync(DirectoryContext context, CancellationToken cancellationToken)
    {
        var unfolded = context.Users.IgnoreQueryFilters().Where(row => row.FoldedName == "").OrderBy(row => row.Number);
        for (var last = 0L; ;)
        {
            var after = last;
            var batch = await unfolded.Where(row => row.Number > after).Take(NamesAtOnce).ToListAsync(cancellationToken);
            if (batch.Count == 0)
            {
                return;
            }

            batch.ForEach(row => row.FoldedName = PersonName.Fold(row.Name));
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
            last = batch[^1].Number;
        }
    }
}
