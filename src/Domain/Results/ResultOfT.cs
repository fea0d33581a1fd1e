using System.Diagnostics.CodeAnalysis;

namespace HelpDesk.Users.Domain.Results;

/// <summary>The outcome of something that returns a <typeparamref name="T"/>.</summary>
/// <typeparam name="T">What success yields.</typeparam>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "IResult<TSelf> asks for it.")]
public sealed class Result<T> : IResult<Result<T>>
{
    private readonly T? value;

    private Result(T? value, IReadOnlyList<Error> errors) => (this.value, Errors) = (value, errors);

    /// <inheritdoc/>
    public bool IsSuccess => Errors.Count == 0;

    /// <inheritdoc/>
    public IReadOnlyList<Error> Errors { get; }

    /// <summary>What it yielded.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public T Value => IsSuccess
        ? value!
        : throw new InvalidOperationException($"A failed result has no value: {string.Join(", ", Errors.Select(error => error.Code))}.");

    /// <summary>Success.</summary>
    /// <param name="value">What it yields.</param>
    /// <returns>The result.</returns>
    public static Result<T> Success(T value) => new(value, []);

    /// <inheritdoc/>
    public static Result<T> Failure(IReadOnlyList<Error> errors)
    {
        ArgumentOutOfRangeException.ThrowIfZero(errors.Count);
        return new(default, errors);
    }

    /// <summary>A value is a successful result.</summary>
    /// <param name="value">What it yields.</param>
    public static implicit operator Result<T>(T value) => Success(value);

    /// <summary>An error is a failed result.</summary>
    /// <param name="error">Why it failed.</param>
    public static implicit operator Result<T>(Error error) => Failure([error]);
}
