namespace HelpDesk.Users.Application.Operations;

/// <summary>The database schema, which each version of the service can extend.</summary>
public interface ISchema
{
    /// <summary>Lists the migrations that this version needs and the database doesn't have yet.</summary>
    /// <returns>The names of the pending migrations, in order.</returns>
    /// <exception cref="InvalidConfigurationException">A newer version created the database, or it can't be used.</exception>
    Task<IReadOnlyList<string>> ListPendingAsync(CancellationToken cancellationToken);

    /// <summary>Applies the pending migrations. Instances that do this at the same time wait for each other.</summary>
    /// <exception cref="InvalidConfigurationException">A newer version created the database, or it can't be used.</exception>
    Task<IReadOnlyList<string>> UpgradeAsync(CancellationToken cancellationToken);

    /// <summary>Writes the SQL script of the pending migrations, to run it by hand.</summary>
    /// <returns>The script; on SQL Server it works on any earlier version, on SQLite only on this database.</returns>
    /// <exception cref="InvalidConfigurationException">A newer version created the database, or it can't be used.</exception>
    Task<string> ScriptAsync(CancellationToken cancellationToken);
}
