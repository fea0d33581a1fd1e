using HelpDesk.Users.Domain.Results;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Recognizes violations of unique indexes by the error numbers of each database.</summary>
internal static class UniqueIndexes
{
    public const string Email = "IX_Users_OrganizationId_NormalizedEmail";

    public const string Username = "IX_Users_OrganizationId_CanonicalUsername";

    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;
    private const int SqlServerDuplicateKey = 2601;
    private const int SqlServerUniqueConstraint = 2627;

    /// <summary>The error to return when another user has the email address or username; null for any other failure.</summary>
    public static Error? Refusal(DbUpdateException exception) => exception switch
    {
        _ when IsViolationOf(exception, Email, "Users.NormalizedEmail") => new(ErrorKind.Conflict, ErrorCodes.EmailTaken),
        _ when IsViolationOf(exception, Username, "Users.CanonicalUsername") => new(ErrorKind.Conflict, ErrorCodes.UsernameTaken),
        _ => null,
    };

    /// <summary>Whether any unique index or primary key was violated.</summary>
    public static bool IsViolation(DbUpdateException exception) => exception.InnerException
        is SqliteException { SqliteExtendedErrorCode: SqliteConstraintUnique or SqliteConstraintPrimaryKey }
        or SqlException { Number: SqlServerDuplicateKey or SqlServerUniqueConstraint };

    private static bool IsViolationOf(DbUpdateException exception, string index, string column) => exception.InnerException switch
    {
        SqliteException sqlite => IsViolation(exception) && sqlite.Message.Contains(column, StringComparison.Ordinal),
        SqlException sqlServer => IsViolation(exception) && sqlServer.Message.Contains(index, StringComparison.Ordinal),
        _ => false,
    };
}
