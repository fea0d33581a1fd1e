using HelpDesk.Users.Application.Operations;
using Microsoft.Extensions.Configuration;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>The configuration section <c>Database</c>, but for the provider.</summary>
internal sealed class DatabaseSettings
{
    /// <summary>The most statements that SQL Server is sent at once.</summary>
    public const int LargestBatch = 1000;

    /// <summary>Whether the start brings the schema up to date; else it must be already, by the command <c>migrate</c>.</summary>
    public bool MigrateAtStart { get; set; } = true;

    /// <summary>How many statements SQL Server is sent at once at the most; null for EF Core's own choice.</summary>
    public int? MaxBatchSize { get; set; }

    /// <summary>Reads the section, and refuses a batch of nothing.</summary>
    public static DatabaseSettings Read(IConfigurationSection section)
    {
        var settings = section.Get<DatabaseSettings>() ?? new();
        return settings.MaxBatchSize is < 1 or > LargestBatch
            ? throw new InvalidConfigurationException($"Database:MaxBatchSize must be from 1 to {LargestBatch}.")
            : settings;
    }
}
