using System.Data.Common;
using System.Net.Sockets;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Infrastructure.Operations.Transfer;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HelpDesk.Users.Infrastructure.Operations;

/// <summary>Lists, applies and scripts EF Core's migrations.</summary>
internal sealed class Schema(DirectoryContext context, IMigrationLock migrationLock) : ISchema
{
    public Task<IReadOnlyList<string>> ListPendingAsync(CancellationToken cancellationToken) =>
        UseDatabaseAsync(() => FindPendingAsync(cancellationToken));

    public Task<IReadOnlyList<string>> UpgradeAsync(CancellationToken cancellationToken) => UseDatabaseAsync(async () =>
    {
        if (await FindPendingAsync(cancellationToken) is [])
        {
            return [];
        }

        await using (await migrationLock.AcquireAsync(context, cancellationToken))
        {
            // Another instance may have applied the migrations meanwhile.
            var pending = await FindPendingAsync(cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
            return pending;
        }
    });

    public Task<string> ScriptAsync(CancellationToken cancellationToken) => UseDatabaseAsync(async () =>
    {
        var migrator = context.GetService<IMigrator>();
        if (context.Database.IsSqlServer())
        {
            return migrator.GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        }

        var pending = await FindPendingAsync(cancellationToken);
        var applied = context.Database.GetMigrations().Except(pending).LastOrDefault();
        return pending is [] ? "" : migrator.GenerateScript(applied);
    });

    /// <summary>Explains a failure of the database to the operator; null for any other failure.</summary>
    public static InvalidConfigurationException? Explain(Exception failure) => ReasonOf(failure) is { } reason
        ? new($"The database cannot be used: {reason.TrimEnd('.')}. Check Database:Provider and ConnectionStrings:Users.", failure)
        : null;

    private static string? ReasonOf(Exception? failure) => failure switch
    {
        // The cause of a lost connection is often no error, so its message would be "Success".
        SqlException { Class: >= SqlServerReachability.ConnectionErrorClass } server => $"SQL Server '{server.Server}' does not answer",
        DbException or SocketException => failure.GetBaseException().Message,
        null or InvalidConfigurationException => null,
        _ => ReasonOf(failure.InnerException),
    };

    private static async Task<T> UseDatabaseAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception exception) when (Explain(exception) is { } explained)
        {
            throw explained;
        }
    }

    private async Task<IReadOnlyList<string>> FindPendingAsync(CancellationToken cancellationToken)
    {
        if (context.Database.IsSqlServer())
        {
            await SqlServerReachability.CheckAsync(context.Database.GetConnectionString()!, cancellationToken);
        }

        string[] known = [.. context.Database.GetMigrations()];
        string[] applied = [.. await context.Database.GetAppliedMigrationsAsync(cancellationToken)];
        if (UnfinishedImport.FindMark(applied) is not null)
        {
            throw new InvalidConfigurationException(
                "An import into this database isn't complete: run users import --full with the same file again, or use another database.");
        }

        return applied.Except(known).LastOrDefault() is { } unknown
            ? throw new InvalidConfigurationException(
                $"The database was upgraded by a newer version of the service (to {unknown}): "
                + "run that version, or restore a backup of before.")
            : [.. known.Except(applied)];
    }
}
