namespace HelpDesk.Users.Domain.Results;

/// <summary>The result of an operation: success, or errors.</summary>
public interface IResult
{
    /// <summary>Whether the operation succeeded.</summary>
    bool IsSuccess { get; }

    /// <summary>The errors; empty when the operation succeeded.</summary>
    IReadOnlyList<Error> Errors { get; }
}

/// <summary>A result that generic code can create as a failure.</summary>
public interface IResult<out TSelf> : IResult
    where TSelf : IResult<TSelf>
{
    /// <summary>Creates a failed result, with at least one error.</summary>
    static abstract TSelf Failure(IReadOnlyList<Error> errors);
}
