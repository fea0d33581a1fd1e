namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>The databases that the directory runs on: the values of <c>Database:Provider</c>.</summary>
internal enum DatabaseProvider
{
    /// <summary>A SQLite file: one machine.</summary>
    Sqlite,

    /// <summary>SQL Server: several instances.</summary>
    SqlServer,
}
