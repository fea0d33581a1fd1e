namespace HelpDesk.Users.Application.Operations;

/// <summary>Writes the whole directory into a file from which <see cref="IDirectoryImport"/> creates an equal one.</summary>
public interface IDirectoryExport
{
    /// <summary>
    /// Writes every row of every table, as they are at one moment. <paramref name="file"/> must not exist. It is created when it is
    /// complete, for the current user only: it contains password hashes and keys.
    /// </summary>
    /// <returns>The number of rows of each table.</returns>
    /// <exception cref="InvalidConfigurationException">The export isn't possible; the message says why.</exception>
    Task<IReadOnlyDictionary<string, long>> ExportAsync(string file, CancellationToken cancellationToken);
}
