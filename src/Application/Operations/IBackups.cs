namespace HelpDesk.Users.Application.Operations;

/// <summary>Copies of the whole directory in a file.</summary>
public interface IBackups
{
    /// <summary>Writes a copy of the directory as it is at one moment, while the service may be running.</summary>
    /// <param name="file">Where to; there must be no such file yet.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When the copy is complete and checked; before, there is no such file.</returns>
    /// <exception cref="InvalidConfigurationException">It cannot be done, and the message says why.</exception>
    Task BackUpAsync(string file, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a copy in the place of the directory, which nobody may be using. Everybody must sign in again: what was revoked since
    /// the copy was made does not come back.
    /// </summary>
    /// <param name="file">The copy; it is not changed.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Where the directory as it was before is kept; null when there was none.</returns>
    /// <exception cref="InvalidConfigurationException">It cannot be done, nothing has changed, and the message says why.</exception>
    Task<string?> RestoreAsync(string file, CancellationToken cancellationToken);
}
