namespace HelpDesk.Users.Domain.Results;

/// <summary>The result of an operation without a value.</summary>
public sealed class Result : IResult<Result>
{
    private Result(IReadOnlyList<Error> errors) => Errors = errors;

    /// <summary>The successful result.</summary>
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

    /// <summary>Converts an error to a failed result.</summary>
    public static implicit operator Result(Error error) => Failure([error]);
}
