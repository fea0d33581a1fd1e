using System.Data.Common;
using System.Net.Sockets;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Identity;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Brings the database and the signing keys up to date, before anything else uses them.</summary>
internal sealed class DirectoryInitializer(IServiceScopeFactory scopes, SigningKeys keys)
{
    private const int NamesAtOnce = 500;

    public Task RunAsync(CancellationToken cancellationToken) => UseDatabaseAsync(async context =>
    {
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await context.Database.MigrateAsync(cancellationToken);
        }

        await FoldNamesAsync(context, cancellationToken);
        await keys.KeepUpAsync(cancellationToken);
    });

    /// <summary>Makes sure that the database is there and up to date, and changes nothing.</summary>
    public Task CheckAsync(CancellationToken cancellationToken) => UseDatabaseAsync(async context =>
    {
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new InvalidConfigurationException("The database is not there or not up to date: check Database:Provider and ConnectionStrings:Users, and start the service on it once.");
        }
    });

    private async Task UseDatabaseAsync(Func<DirectoryContext, Task> use)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await use(scope.ServiceProvider.GetRequiredService<DirectoryContext>());
        }
        catch (Exception exception) when (exception.GetBaseException() is DbException or SocketException)
        {
            throw new InvalidConfigurationException($"The database cannot be used: {exception.GetBaseException().Message.TrimEnd('.')}. Check Database:Provider and ConnectionStrings:Users.", exception);
        }
    }

    /// <summary>Gives users of before the form in which names are searched, which no migration can make.</summary>
    private static async Task FoldNamesAsync(DirectoryContext context, CancellationToken cancellationToken)
    {
        foreach (var organizationId in await context.Organizations.Select(organization => organization.Id).ToListAsync(cancellationToken))
        {
            var unfolded = context.Users.IgnoreQueryFilters()
                .Where(row => row.OrganizationId == organizationId && row.FoldedName == "")
                .OrderBy(row => row.Number);
            List<ApplicationUser> batch = [];
            do
            {
                var after = batch.Count == 0 ? 0 : batch[^1].Number;
                context.ChangeTracker.Clear();
                batch = await unfolded.Where(row => row.Number > after).Take(NamesAtOnce).ToListAsync(cancellationToken);
                batch.ForEach(row => row.FoldedName = PersonName.Fold(row.Name));
                await context.SaveChangesAsync(cancellationToken);
            }
            while (batch.Count > 0);
        }
    }
}
