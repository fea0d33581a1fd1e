using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using HelpDesk.Users.Infrastructure.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Lets <c>dotnet ef</c> create and script migrations without a database.</summary>
internal sealed class DesignTimeContexts :
    IDesignTimeDbContextFactory<SqliteDirectoryContext>,
    IDesignTimeDbContextFactory<SqlServerDirectoryContext>
{
    SqliteDirectoryContext IDesignTimeDbContextFactory<SqliteDirectoryContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDirectoryContext>().UseSqlite().Options);

    SqlServerDirectoryContext IDesignTimeDbContextFactory<SqlServerDirectoryContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerDirectoryContext>().UseSqlServer().Options);
}
