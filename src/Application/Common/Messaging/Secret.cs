namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>A text that must not reach a log: a password or token on its way in.</summary>
/// <param name="value">The text in clear.</param>
public sealed class Secret(string value)
{
    /// <summary>The text in clear.</summary>
    public string Value { get; } = value;

    /// <summary>Never the text.</summary>
    /// <returns>A fixed text.</returns>
    public override string ToString() => "[redacted]";
}
