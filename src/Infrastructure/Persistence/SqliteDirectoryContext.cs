using HelpDesk.Users.Application.Access;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>The directory in a SQLite file.</summary>
internal sealed class SqliteDirectoryContext(DbContextOptions<SqliteDirectoryContext> options, ICallerAccessor caller)
    : DirectoryContext(options, caller);
