namespace HelpDesk.Users.Domain.Results;

/// <summary>An expected failure, as a value. Each API contract converts it to a message for its clients.</summary>
/// <param name="Kind">The kind of error, which decides the HTTP status.</param>
/// <param name="Code">The stable code, one of <see cref="ErrorCodes"/>.</param>
public sealed record Error(ErrorKind Kind, string Code)
{
    /// <summary>The name of the invalid property of the request; null when the error isn't about one property.</summary>
    public string? Field { get; init; }

    /// <summary>
    /// The limit that was exceeded: in characters for <see cref="ErrorCodes.TooShort"/> and <see cref="ErrorCodes.TooLong"/>, in items for
    /// <see cref="ErrorCodes.TooMany"/>.
    /// </summary>
    public int? Limit { get; init; }

    /// <summary>The inclusive limits of a number, for <see cref="ErrorCodes.OutOfRange"/>.</summary>
    public (int Least, int Most)? Range { get; init; }

    /// <summary>The allowed values; null when there is no fixed list.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>How long to wait, for <see cref="ErrorKind.TooManyAttempts"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The line of the invalid row of a file, counted from 1; null for other input.</summary>
    public long? Line { get; init; }

    /// <summary>The value that the client sent, for contracts that echo it; never set for a secret.</summary>
    public object? AttemptedValue { get; init; }

    /// <summary>Creates an error of kind <see cref="ErrorKind.Validation"/>.</summary>
    public static Error Validation(string code, string? field = null) => new(ErrorKind.Validation, code) { Field = field };
}
