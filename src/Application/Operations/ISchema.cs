namespace HelpDesk.Users.Application.Operations;

/// <summary>The tables that the directory is kept in, which each version of the service may add to.</summary>
public interface ISchema
{
    /// <summary>What the database lacks of this version's schema.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The names of the changes that are due, in order; none when the database is up to date.</returns>
    /// <exception cref="InvalidConfigurationException">The database was made by a newer version, or cannot be used.</exception>
    Task<IReadOnlyList<string>> ListPendingAsync(CancellationToken cancellationToken);

    /// <summary>Makes the changes that are due. Instances that do so at once wait for one another.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The names of the changes that were made.</returns>
    /// <exception cref="InvalidConfigurationException">The database was made by a newer version, or cannot be used.</exception>
    Task<IReadOnlyList<string>> UpgradeAsync(CancellationToken cancellationToken);

    /// <summary>The SQL that makes the changes that are due, for whoever runs it by hand.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The script; on SQL Server one that fits any earlier version, on SQLite one that fits this database.</returns>
    /// <exception cref="InvalidConfigurationException">The database was made by a newer version, or cannot be used.</exception>
    Task<string> ScriptAsync(CancellationToken cancellationToken);
}
