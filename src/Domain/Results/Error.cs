namespace HelpDesk.Users.Domain.Results;

/// <summary>An expected failure, as a value. It keeps its identity up to the contract, which words it for its clients.</summary>
/// <param name="Kind">What sort of refusal it is.</param>
/// <param name="Code">Its stable name, one of <see cref="ErrorCodes"/>.</param>
public sealed record Error(ErrorKind Kind, string Code)
{
    /// <summary>The input member at fault, by the name the command gives it; null when no single one is.</summary>
    public string? Field { get; init; }

    /// <summary>The bound that was passed: in characters for <see cref="ErrorCodes.TooShort"/> and <see cref="ErrorCodes.TooLong"/>, in items for <see cref="ErrorCodes.TooMany"/>.</summary>
    public int? Limit { get; init; }

    /// <summary>The bounds of a number, for <see cref="ErrorCodes.OutOfRange"/>.</summary>
    public (int Least, int Most)? Range { get; init; }

    /// <summary>The values that would have been accepted, when there is a closed list of them.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>How long to wait, for <see cref="ErrorKind.TooManyAttempts"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The line of a file that is at fault, counted from 1; null for what came otherwise.</summary>
    public long? Line { get; init; }

    /// <summary>What the client sent, for contracts that echo it; never set for a secret.</summary>
    public object? AttemptedValue { get; init; }

    /// <summary>A fault of the input.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="field">The member at fault, if one is.</param>
    /// <returns>The error.</returns>
    public static Error Validation(string code, string? field = null) => new(ErrorKind.Validation, code) { Field = field };
}
