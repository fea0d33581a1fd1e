using System.Diagnostics.CodeAnalysis;

namespace HelpDesk.Users.Domain.Results;

/// <summary>The result of an operation with a value.</summary>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "IResult<TSelf> asks for it.")]
public sealed class Result<T> : IResult<Result<T>>
{
    private readonly T? value;

    private Result(T? value, IReadOnlyList<Error> errors) => (this.value, Errors) = (value, errors);

    /// <inheritdoc/>
    public bool IsSuccess => Errors.Count == 0;

    /// <inheritdoc/>
    public IReadOnlyList<Error> Errors { get; }

    /// <summary>The value.</summary>
    public T Value => IsSuccess
        ? value!
        : throw new InvalidOperationException($"A failed result has no value: {string.Join(", ", Errors.Select(error => error.Code))}.");

    /// <summary>Creates a successful result.</summary>
    public static Result<T> Success(T value) => new(value, []);

    /// <inheritdoc/>
    public static Result<T> Failure(IReadOnlyList<Error> errors)
    {
        ArgumentOutOfRangeException.ThrowIfZero(errors.Count);
        return new(default, errors);
    }

    /// <summary>Converts a value to a successful result.</summary>
    public static implicit operator Result<T>(T value) => Success(value);

    /// <summary>Converts an error to a failed result.</summary>
    public static implicit operator Result<T>(Error error) => Failure([error]);
}
