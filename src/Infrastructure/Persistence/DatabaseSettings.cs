using HelpDesk.Users.Application.Operations;
using Microsoft.Extensions.Configuration;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>The configuration section <c>Database</c>.</summary>
internal sealed class DatabaseSettings
{
    /// <summary>The upper limit of <see cref="MaxBatchSize"/>.</summary>
    public const int MaxBatchSizeLimit = 1000;

    /// <summary><c>Sqlite</c>, which is the default, or <c>SqlServer</c>.</summary>
    public string? Provider { get; set; }

    /// <summary>Whether the service migrates the database when it starts. If not, run the command <c>migrate</c> first.</summary>
    public bool MigrateAtStart { get; set; } = true;

    /// <summary>How many statements EF Core sends to SQL Server in one batch at most; null for EF Core's default.</summary>
    public int? MaxBatchSize { get; set; }

    /// <summary>Reads and validates the section.</summary>
    /// <exception cref="InvalidConfigurationException">The batch size is out of range.</exception>
    public static DatabaseSettings Read(IConfigurationSection section)
    {
        var settings = section.Get<DatabaseSettings>() ?? new();
        return settings.MaxBatchSize is < 1 or > MaxBatchSizeLimit
            ? throw new InvalidConfigurationException($"Database:MaxBatchSize must be from 1 to {MaxBatchSizeLimit}.")
            : settings;
    }
}
