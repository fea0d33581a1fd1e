using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>
/// A member of a request, parsed when the request was made: it was left out, it is a value, or it is what is wrong with what was sent.
/// What is wrong is answered by the pipeline after authorization, so handlers only ever see values. See <see cref="ParsedRequest"/>.
/// </summary>
/// <typeparam name="T">What it is parsed into.</typeparam>
public readonly record struct Input<T>
{
    private readonly T? value;
    private readonly IReadOnlyList<Error>? errors;

    /// <summary>A member that was sent and is right.</summary>
    /// <param name="value">The value.</param>
    public Input(T value) => (this.value, IsSet) = (value, true);

    /// <summary>A member that was sent, and parsed.</summary>
    /// <param name="parsed">The value, or what is wrong.</param>
    /// <param name="sent">What was sent, for contracts that repeat it; null for a secret.</param>
    public Input(Result<T> parsed, object? sent)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        value = parsed.IsSuccess ? parsed.Value : default;
        errors = parsed.Errors;
        Sent = sent;
        IsSet = true;
    }

    /// <summary>Whether the member was sent, right or wrong.</summary>
    public bool IsSet { get; }

    /// <summary>Whether it is a value: it was sent, and there is nothing wrong with it.</summary>
    public bool IsValid => IsSet && Errors.Count == 0;

    /// <summary>
    /// What is wrong with it. An <see cref="Error.Field"/> names a part of the member; null is the member itself.
    /// </summary>
    public IReadOnlyList<Error> Errors => errors ?? [];

    /// <summary>What was sent, for contracts that repeat it; null for a secret.</summary>
    public object? Sent { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It was left out or is wrong.</exception>
    public T Value => IsValid
        ? value!
        : throw new InvalidOperationException(IsSet ? "What was sent is wrong and has no value." : "What was left out has no value.");

    /// <summary>What was parsed is a member that was sent.</summary>
    /// <param name="parsed">The value, or what is wrong.</param>
    public static implicit operator Input<T>(Result<T> parsed) => new(parsed, sent: null);

    /// <summary>The value.</summary>
    /// <param name="fallback">What stands for a member that was left out.</param>
    /// <returns>The value, or the fallback.</returns>
    /// <exception cref="InvalidOperationException">It is wrong.</exception>
    public T ValueOr(T fallback) => IsSet ? Value : fallback;

    /// <summary>The member with another value, wrong or left out as this one is.</summary>
    /// <typeparam name="TOther">The type of the other value.</typeparam>
    /// <param name="select">Makes the other value.</param>
    /// <returns>The member.</returns>
    public Input<TOther> Select<TOther>(Func<T, TOther> select)
    {
        ArgumentNullException.ThrowIfNull(select);
        return IsValid ? new(Result<TOther>.Success(select(Value)), Sent)
            : IsSet ? new(Result<TOther>.Failure(Errors), Sent)
            : default;
    }

    /// <summary>The value, which may have been left out.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">It is wrong.</exception>
    public Optional<T> ToOptional() => IsSet ? new(Value) : default;

    /// <summary>The value; never what was sent.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => !IsSet ? "[left out]" : IsValid ? $"{value}" : "[refused]";
}
