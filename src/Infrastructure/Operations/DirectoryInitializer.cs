using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.Operations;

/// <summary>Brings the database and the signing keys up to date when the service starts.</summary>
internal sealed class DirectoryInitializer(IServiceScopeFactory scopes, SigningKeys keys, DatabaseSettings settings)
{
    private const int NameBatchSize = 500;

    public Task RunAsync(CancellationToken cancellationToken) => RunInScopeAsync(async services =>
    {
        var schema = services.GetRequiredService<ISchema>();
        if (settings.MigrateAtStart)
        {
            await schema.UpgradeAsync(cancellationToken);
        }
        else
        {
            await CheckAsync(schema, "run the command migrate", cancellationToken);
        }

        await FoldNamesAsync(services.GetRequiredService<DirectoryContext>(), cancellationToken);
        await keys.LoadAndRotateAsync(cancellationToken);
    });

    /// <summary>Checks that the database exists and is up to date, without changing it.</summary>
    public Task CheckAsync(CancellationToken cancellationToken) => RunInScopeAsync(services => CheckAsync(
        services.GetRequiredService<ISchema>(),
        "check Database:Provider and ConnectionStrings:Users, and start the service on it once",
        cancellationToken));

    private static async Task CheckAsync(ISchema schema, string advice, CancellationToken cancellationToken)
    {
        if (await schema.ListPendingAsync(cancellationToken) is not [])
        {
            throw new InvalidConfigurationException($"The database is not there or older than this version of the service: {advice}.");
        }
    }

    private async Task RunInScopeAsync(Func<IServiceProvider, Task> action)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await action(scope.ServiceProvider);
        }
        catch (Exception exception) when (Schema.Explain(exception) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Fills <c>FoldedName</c> of users from older versions. A migration can't do it, because SQL can't fold names.</summary>
    private static async Task FoldNamesAsync(DirectoryContext context, CancellationToken cancellationToken)
    {
        var users = context.Users.IgnoreQueryFilters();
        var organizations = context.Organizations
            .Where(organization => users.Any(row => row.OrganizationId == organization.Id && row.FoldedName == ""))
            .Select(organization => organization.Id);
        foreach (var organizationId in await organizations.ToListAsync(cancellationToken))
        {
            var unfolded = users
                .Where(row => row.OrganizationId == organizationId && row.FoldedName == "")
                .OrderBy(row => row.Number);
            List<ApplicationUser> batch = [];
            do
            {
                var after = batch.Count == 0 ? 0 : batch[^1].Number;
                context.ChangeTracker.Clear();
                batch = await unfolded.Where(row => row.Number > after).Take(NameBatchSize).ToListAsync(cancellationToken);
                batch.ForEach(row => row.FoldedName = PersonName.FoldToSort(row.Name));
                await context.SaveChangesAsync(cancellationToken);
            }
            while (batch.Count > 0);
        }
    }
}
