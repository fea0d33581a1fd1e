using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>Why somebody does something out of the ordinary to a user, for the audit.</summary>
public sealed record Reason
{
    /// <summary>The minimum length, in characters.</summary>
    public const int MinLength = 5;

    /// <summary>The maximum length, in UTF-16 units.</summary>
    public const int MaxLength = 200;

    private Reason(string value) => Value = value;

    /// <summary>The trimmed text.</summary>
    public string Value { get; }

    /// <summary>Parses a reason.</summary>
    /// <returns>
    /// The reason, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/> or
    /// <see cref="ErrorCodes.ForbiddenCharacters"/>.
    /// </returns>
    public static Result<Reason> Parse(string? text)
    {
        var parsed = PlainText.ParseName(text, MaxLength);
        return parsed switch
        {
            { IsSuccess: false, Errors: [{ Code: not ErrorCodes.TooShort }, ..] } => Result<Reason>.Failure(parsed.Errors),
            { IsSuccess: true } when parsed.Value.Length >= MinLength => new Reason(parsed.Value),
            _ => Error.Validation(ErrorCodes.TooShort) with { Limit = MinLength },
        };
    }

    /// <summary>Returns the text.</summary>
    public override string ToString() => Value;
}
