namespace HelpDesk.Users.Application.Operations;

/// <summary>Backs up and restores the whole database.</summary>
public interface IBackups
{
    /// <summary>
    /// Writes a consistent copy of the database; the service can be running. <paramref name="file"/> must not exist, and is created only
    /// when the copy is complete and checked.
    /// </summary>
    /// <exception cref="InvalidConfigurationException">The backup isn't possible; the message says why.</exception>
    Task BackUpAsync(string file, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the database with a copy, which stays unchanged. The database must not be in use. All users and services must sign in
    /// again, so that tokens that were revoked after the backup don't become valid again.
    /// </summary>
    /// <returns>The path of the replaced database; null when there was none.</returns>
    /// <exception cref="InvalidConfigurationException">The restore isn't possible, and nothing changed; the message says why.</exception>
    Task<string?> RestoreAsync(string file, CancellationToken cancellationToken);
}
