namespace HelpDesk.Users.Domain.Results;

/// <summary>Success, or the errors that say why not.</summary>
public interface IResult
{
    /// <summary>Whether it went well.</summary>
    bool IsSuccess { get; }

    /// <summary>Empty exactly when <see cref="IsSuccess"/>.</summary>
    IReadOnlyList<Error> Errors { get; }
}

/// <summary>A result that code knowing only its type can make fail.</summary>
/// <typeparam name="TSelf">The result type itself.</typeparam>
public interface IResult<out TSelf> : IResult
    where TSelf : IResult<TSelf>
{
    /// <summary>A failure.</summary>
    /// <param name="errors">Why; at least one.</param>
    /// <returns>The failed result.</returns>
    static abstract TSelf Failure(IReadOnlyList<Error> errors);
}
