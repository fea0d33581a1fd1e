namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>Extends <see cref="Input{T}"/>.</summary>
public static class InputExtensions
{
    /// <summary>Returns the value, or null when the property is omitted.</summary>
    /// <exception cref="InvalidOperationException">The property is invalid.</exception>
    public static T? OrNull<T>(this Input<T> input)
        where T : struct => input.IsSet ? input.Value : null;
}
