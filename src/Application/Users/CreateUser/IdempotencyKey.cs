using System.Text;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.CreateUser;

/// <summary>The caller's own name for a request, by which the same request is known when it comes again.</summary>
public sealed record IdempotencyKey
{
    /// <summary>The most characters of a key.</summary>
    public const int MaxLength = 255;

    /// <summary>The code of the refusal: the key came before, with another request.</summary>
    public const string Reused = "idempotency_key_reused";

    private IdempotencyKey(string value) => Value = value;

    /// <summary>The key.</summary>
    public string Value { get; }

    /// <summary>Reads a key.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>The key, or <see cref="ErrorCodes.Malformed"/> for what is not 1 to <see cref="MaxLength"/> ASCII characters.</returns>
    public static Result<IdempotencyKey> Parse(string? text) =>
        text is { Length: > 0 and <= MaxLength } && Ascii.IsValid(text) ? new IdempotencyKey(text) : Error.Validation(ErrorCodes.Malformed);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
