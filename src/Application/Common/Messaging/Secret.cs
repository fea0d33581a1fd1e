using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>A text that must not be logged, such as a password or a token.</summary>
public sealed class Secret(string value)
{
    /// <summary>The clear text.</summary>
    public string Value { get; } = value;

    /// <summary>Parses a secret that is only compared, so its form isn't validated.</summary>
    /// <returns>The secret, or <see cref="ErrorCodes.Required"/>.</returns>
    public static Result<Secret> Parse(string? text) => text is null ? Error.Validation(ErrorCodes.Required) : new Secret(text);

    /// <summary>Returns a placeholder, never the text.</summary>
    public override string ToString() => "[redacted]";
}
