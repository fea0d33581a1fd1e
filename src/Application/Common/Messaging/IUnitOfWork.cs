using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>Makes what a command does to the directory one transaction.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs <paramref name="work"/>. The transaction starts with the first use of a repository, so that hashing a password
    /// before that holds no lock; it is committed on success and rolled back on a failed result or an exception.
    /// When another write came in between, all of it is run again on the newest state. A caller whose token was ended since the request
    /// came in is refused with <see cref="ErrorCodes.SignInRequired"/>, and nothing has happened.
    /// </summary>
    /// <typeparam name="TResult">The result type.</typeparam>
    /// <param name="work">What to do; may run more than once.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The result of the run that counted.</returns>
    Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : IResult<TResult>;
}
