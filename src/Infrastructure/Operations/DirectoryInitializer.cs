using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HelpDesk.Users.Infrastructure.Operations;

/// <summary>Brings the database and the signing keys up to date when the service starts.</summary>
internal sealed partial class DirectoryInitializer(
    IServiceScopeFactory scopes,
    SigningKeys keys,
    DatabaseSettings settings,
    ILogger<DirectoryInitializer> logger)
{
    private const int UserBatchSize = 500;

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

        await ComputeFormsAsync(services.GetRequiredService<DirectoryContext>(), cancellationToken);
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

    /// <summary>
    /// Fills <c>FoldedName</c> of users from older versions, and <c>NormalizedEmail</c> as this version compares it. A migration can't do it,
    /// because SQL can't compute these forms.
    /// </summary>
    private async Task ComputeFormsAsync(DirectoryContext context, CancellationToken cancellationToken)
    {
        var users = context.Users.IgnoreQueryFilters();
        var organizations = context.Organizations
            .Where(organization => users.Any(row => row.OrganizationId == organization.Id && row.FoldedName == ""))
            .Select(organization => organization.Id);
        foreach (var organizationId in await organizations.ToListAsync(cancellationToken))
        {
            var remaining = users
                .Where(row => row.OrganizationId == organizationId && row.FoldedName == "")
                .OrderBy(row => row.Number);
            List<ApplicationUser> batch = [];
            do
            {
                var after = batch.Count == 0 ? 0 : batch[^1].Number;
                context.ChangeTracker.Clear();
                batch = await remaining.Where(row => row.Number > after).Take(UserBatchSize).ToListAsync(cancellationToken);
                await CanonicalizeEmailsAsync(context, batch, cancellationToken);
                batch.ForEach(row => row.FoldedName = PersonName.FoldToSort(row.Name));
                await context.SaveChangesAsync(cancellationToken);
            }
            while (batch.Count > 0);
        }
    }

    /// <summary>Two addresses may have become the same. Then the user who had that form before keeps it.</summary>
    private async Task CanonicalizeEmailsAsync(
        DirectoryContext context,
        IEnumerable<ApplicationUser> batch,
        CancellationToken cancellationToken)
    {
        foreach (var row in batch)
        {
            var canonical = EmailAddress.Canonicalize(row.Email!);
            if (canonical == row.NormalizedEmail)
            {
                continue;
            }

            if (await context.Users.IgnoreQueryFilters().AnyAsync(
                other => other.OrganizationId == row.OrganizationId && other.NormalizedEmail == canonical,
                cancellationToken))
            {
                LogTaken(row.Id, row.OrganizationId);
                continue;
            }

            row.NormalizedEmail = canonical;
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "User {UserId} of organization {OrganizationId} has the same email as another user, with the domain in another form (Unicode or "
        + "Punycode), and can't sign in: change the email or delete the user")]
    private partial void LogTaken(Guid userId, string organizationId);
}
