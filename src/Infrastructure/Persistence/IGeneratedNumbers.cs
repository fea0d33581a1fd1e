namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>The numbers that the database generates for the rows of a table, and never generates twice.</summary>
internal interface IGeneratedNumbers
{
    /// <summary>The greatest number that was generated, also of rows that were deleted; null when there was none.</summary>
    Task<long?> FindLastAsync(DirectoryContext context, string table, CancellationToken cancellationToken);

    /// <summary>Makes the database generate greater numbers only.</summary>
    /// <param name="context">The database.</param>
    /// <param name="table">A table whose rows have been inserted with numbers of their own.</param>
    /// <param name="last">The greatest number that must not be generated again.</param>
    /// <param name="cancellationToken">Cancels the wait for the database.</param>
    Task SetLastAsync(DirectoryContext context, string table, long last, CancellationToken cancellationToken);

    /// <summary>Sets whether rows can be inserted with numbers of their own, on the open connection and for one table at a time.</summary>
    Task AllowOwnAsync(DirectoryContext context, string table, bool isAllowed, CancellationToken cancellationToken);
}
