namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>A value that a partial update can omit. Omitted differs from null.</summary>
/// <param name="Value">The value; ignore it unless <paramref name="IsSet"/>.</param>
public readonly record struct Optional<T>(T Value, bool IsSet = true)
{
    /// <summary>Converts a value that was sent.</summary>
    public static implicit operator Optional<T>(T value) => new(value);
}
