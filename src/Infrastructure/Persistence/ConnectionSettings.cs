namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>The configuration section <c>ConnectionStrings</c>.</summary>
internal sealed class ConnectionSettings
{
    /// <summary>The database; null for the default file of SQLite.</summary>
    public string? Users { get; set; }
}
