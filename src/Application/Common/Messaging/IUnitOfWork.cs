using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>Runs a command in one transaction.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs <paramref name="work"/>. The transaction starts with the first use of a repository, so that hashing a password before that
    /// holds no lock. It is committed on success and rolled back on a failed result or an exception. After a conflict with another write,
    /// all of <paramref name="work"/> runs again on the current data. When the caller's token has been revoked since the request was
    /// received, the transaction is rolled back and the result is <see cref="ErrorCodes.SignInRequired"/>.
    /// </summary>
    Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : IResult<TResult>;
}
