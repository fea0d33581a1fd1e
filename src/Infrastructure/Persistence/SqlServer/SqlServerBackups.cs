using HelpDesk.Users.Application.Operations;

namespace HelpDesk.Users.Infrastructure.Persistence.SqlServer;

/// <summary>Refuses both operations: SQL Server has its own backups.</summary>
internal sealed class SqlServerBackups : IBackups
{
    private const string Refusal =
        "Back up and restore SQL Server with its own statements (BACKUP DATABASE, RESTORE DATABASE), as docs/operations.md describes.";

    public Task BackUpAsync(string file, CancellationToken cancellationToken) => throw new InvalidConfigurationException(Refusal);

    public Task<string?> RestoreAsync(string file, CancellationToken cancellationToken) => throw new InvalidConfigurationException(Refusal);
}
