using System.Text;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.CreateUser;

/// <summary>The caller's key for a request, which identifies the same request when it is sent again.</summary>
public sealed record IdempotencyKey
{
    /// <summary>The maximum length of a key, in characters.</summary>
    public const int MaxLength = 255;

    /// <summary>The error code for a key that was already used with another request.</summary>
    public const string Reused = "idempotency_key_reused";

    private IdempotencyKey(string value) => Value = value;

    /// <summary>The key.</summary>
    public string Value { get; }

    /// <summary>Parses a key.</summary>
    /// <returns>The key, or <see cref="ErrorCodes.Malformed"/> unless it has 1 to <see cref="MaxLength"/> ASCII characters.</returns>
    public static Result<IdempotencyKey> Parse(string? text) =>
        text is { Length: > 0 and <= MaxLength } && Ascii.IsValid(text) ? new IdempotencyKey(text) : Error.Validation(ErrorCodes.Malformed);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
