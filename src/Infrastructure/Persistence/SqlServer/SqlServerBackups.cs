using HelpDesk.Users.Application.Operations;

namespace HelpDesk.Users.Infrastructure.Persistence.SqlServer;

/// <summary>SQL Server makes its own copies, on its own disks.</summary>
internal sealed class SqlServerBackups : IBackups
{
    private const string Refusal = "SQL Server is backed up and restored by its own means (BACKUP DATABASE, RESTORE DATABASE): docs/operations.md says how.";

    public Task BackUpAsync(string file, CancellationToken cancellationToken) => throw new InvalidConfigurationException(Refusal);

    public Task<string?> RestoreAsync(string file, CancellationToken cancellationToken) => throw new InvalidConfigurationException(Refusal);
}
