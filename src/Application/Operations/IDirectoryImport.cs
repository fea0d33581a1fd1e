using HelpDesk.Users.Application.Audit;

namespace HelpDesk.Users.Application.Operations;

/// <summary>Creates a directory from a file of <see cref="IDirectoryExport"/>, also in a database of another kind.</summary>
public interface IDirectoryImport
{
    /// <summary>
    /// Fills an empty database, batch by batch, and checks it. Until this is complete, no service starts on the database. After an
    /// interruption, the same call continues.
    /// </summary>
    /// <param name="file">The file; it stays as it is.</param>
    /// <param name="report">Called after each table with its name and number of rows.</param>
    /// <returns>The state of the audit, which is the same as in the exported directory.</returns>
    /// <exception cref="InvalidConfigurationException">The import isn't possible; the message says why.</exception>
    Task<AuditVerification> ImportAsync(string file, Action<string, long> report, CancellationToken cancellationToken);
}
