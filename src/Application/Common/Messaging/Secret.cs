using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>A text that must not reach a log: a password or token on its way in.</summary>
/// <param name="value">The text in clear.</param>
public sealed class Secret(string value)
{
    /// <summary>The text in clear.</summary>
    public string Value { get; } = value;

    /// <summary>Reads a secret that is only to be compared, and so is not judged.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>The secret, or <see cref="ErrorCodes.Required"/>.</returns>
    public static Result<Secret> Parse(string? text) => text is null ? Error.Validation(ErrorCodes.Required) : new Secret(text);

    /// <summary>Never the text.</summary>
    /// <returns>A fixed text.</returns>
    public override string ToString() => "[redacted]";
}
