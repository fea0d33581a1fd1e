using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>
/// A property of a request, parsed when the request is created. It is omitted, valid with a value, or invalid with errors. The
/// pipeline returns the errors after authorization, so handlers never see invalid values. See <see cref="ParsedRequest"/>.
/// </summary>
public readonly record struct Input<T>
{
    private readonly T? value;
    private readonly IReadOnlyList<Error>? errors;

    /// <summary>Creates a valid property.</summary>
    public Input(T value) => (this.value, IsSet) = (value, true);

    /// <summary>Creates a property from what was sent.</summary>
    /// <param name="sent">The original value, for contracts that echo it; null for a secret.</param>
    public Input(Result<T> parsed, object? sent)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        value = parsed.IsSuccess ? parsed.Value : default;
        errors = parsed.Errors;
        Sent = sent;
        IsSet = true;
    }

    /// <summary>Whether the property was sent, valid or not.</summary>
    public bool IsSet { get; }

    /// <summary>Whether the property was sent and has no errors.</summary>
    public bool IsValid => IsSet && Errors.Count == 0;

    /// <summary>
    /// The errors of the property. An <see cref="Error.Field"/> is the name of a part of the property; null is the property itself.
    /// </summary>
    public IReadOnlyList<Error> Errors => errors ?? [];

    /// <summary>The original value, for contracts that echo it; null for a secret.</summary>
    public object? Sent { get; }

    /// <summary>The parsed value.</summary>
    /// <exception cref="InvalidOperationException">The property is omitted or invalid.</exception>
    public T Value => IsValid
        ? value!
        : throw new InvalidOperationException(IsSet ? "What was sent is wrong and has no value." : "What was left out has no value.");

    /// <summary>Converts a parsed value that was sent, without its original value.</summary>
    public static implicit operator Input<T>(Result<T> parsed) => new(parsed, sent: null);

    /// <summary>Returns the value, or the fallback when the property is omitted.</summary>
    /// <exception cref="InvalidOperationException">The property is invalid.</exception>
    public T ValueOr(T fallback) => IsSet ? Value : fallback;

    /// <summary>Converts the value. An omitted property stays omitted, and an invalid one keeps its errors.</summary>
    public Input<TOther> Select<TOther>(Func<T, TOther> select)
    {
        ArgumentNullException.ThrowIfNull(select);
        return IsValid ? new(Result<TOther>.Success(select(Value)), Sent)
            : IsSet ? new(Result<TOther>.Failure(Errors), Sent)
            : default;
    }

    /// <summary>Converts the property to an <see cref="Optional{T}"/>.</summary>
    /// <exception cref="InvalidOperationException">The property is invalid.</exception>
    public Optional<T> ToOptional() => IsSet ? new(Value) : default;

    /// <summary>Formats the parsed value; never the original one, which can be a secret.</summary>
    public override string ToString() => !IsSet ? "[left out]" : IsValid ? $"{value}" : "[refused]";
}
