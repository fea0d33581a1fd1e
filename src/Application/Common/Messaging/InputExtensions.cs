namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>Reads members that may be left out.</summary>
public static class InputExtensions
{
    /// <summary>The value of a member; null when it was left out.</summary>
    /// <typeparam name="T">What the member is parsed into.</typeparam>
    /// <param name="member">The member.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">It is wrong.</exception>
    public static T? OrNull<T>(this Input<T> member)
        where T : struct => member.IsSet ? member.Value : null;
}
