namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Saves pending changes and commits the current transaction.</summary>
/// <param name="result">The result to return if the transaction was committed, but the database's response was lost.</param>
internal delegate Task CommitAsync<in TResult>(TResult result);
