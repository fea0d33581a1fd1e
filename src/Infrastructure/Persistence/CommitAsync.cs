namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Saves what is changed and not yet written, and commits the transaction that is under way.</summary>
/// <typeparam name="TResult">What it yields.</typeparam>
/// <param name="result">What it yields, should the database's answer be lost.</param>
/// <returns>When it is committed.</returns>
internal delegate Task CommitAsync<in TResult>(TResult result);
