namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>The supported databases: the values of <c>Database:Provider</c>.</summary>
internal enum DatabaseProvider
{
    /// <summary>A SQLite file, for a service on one machine.</summary>
    Sqlite,

    /// <summary>SQL Server, for one or more instances of the service.</summary>
    SqlServer,
}
