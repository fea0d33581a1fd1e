namespace HelpDesk.Users.Domain.Results;

/// <summary>The outcome of something that returns nothing.</summary>
public sealed class Result : IResult<Result>
{
    private Result(IReadOnlyList<Error> errors) => Errors = errors;

    /// <summary>It went well.</summary>
    public static Result Success { get; } = new([]);

    /// <inheritdoc/>
    public bool IsSuccess => Errors.Count == 0;

    /// <inheritdoc/>
    public IReadOnlyList<Error> Errors { get; }

    /// <inheritdoc/>
    public static Result Failure(IReadOnlyList<Error> errors)
    {
        ArgumentOutOfRangeException.ThrowIfZero(errors.Count);
        return new(errors);
    }

    /// <summary>An error is a failed result.</summary>
    /// <param name="error">Why it failed.</param>
    public static implicit operator Result(Error error) => Failure([error]);
}
