using System.Buffers.Text;
using System.Text.Json;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Writes a position as a text that travels in a URL and is nobody's business, and reads it back.</summary>
public static class UserCursor
{
    private const int MaxLength = 8192;

    private static readonly JsonSerializerOptions Whole = new() { RespectRequiredConstructorParameters = true };

    /// <summary>Writes the place after a user.</summary>
    /// <param name="order">What the users are ordered by.</param>
    /// <param name="isDescending">Whether the order is turned round.</param>
    /// <param name="key">What the user is ordered by; null in order of creation.</param>
    /// <param name="number">The user's number.</param>
    /// <returns>The text.</returns>
    public static string Write(UserOrder order, bool isDescending, string? key, long number) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Parts(order, isDescending, key, number)));

    /// <summary>Reads a place. It goes with any filter.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="order">What the users are ordered by.</param>
    /// <param name="isDescending">Whether the order is turned round.</param>
    /// <returns>The place, or <see cref="ErrorCodes.NotCursor"/> for what is no cursor of this order and direction.</returns>
    public static Result<UserPosition> Parse(string text, UserOrder order, bool isDescending)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return text.Length <= MaxLength
                && JsonSerializer.Deserialize<Parts>(Base64Url.DecodeFromChars(text), Whole) is { Number: > 0 } parts
                && (parts.Order, parts.IsDescending) == (order, isDescending)
                && parts.Key is null == order is UserOrder.Created
                ? new UserPosition(parts.Key, parts.Number)
                : Error.Validation(ErrorCodes.NotCursor);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return Error.Validation(ErrorCodes.NotCursor);
        }
    }

    private sealed record Parts(UserOrder Order, bool IsDescending, string? Key, long Number);
}
