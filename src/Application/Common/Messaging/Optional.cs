namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>A member that a partial update may leave out: absent, null and a value are three things.</summary>
/// <typeparam name="T">The member's type.</typeparam>
/// <param name="Value">What was sent; meaningless unless <paramref name="IsSet"/>.</param>
/// <param name="IsSet">Whether the member was sent.</param>
public readonly record struct Optional<T>(T Value, bool IsSet = true)
{
    /// <summary>A value is a member that was sent.</summary>
    /// <param name="value">What was sent.</param>
    public static implicit operator Optional<T>(T value) => new(value);
}
