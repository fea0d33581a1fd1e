using System.Buffers.Text;
using System.Text.Json;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Converts a position in a list of users to an opaque text for URLs, and back.</summary>
public static class UserCursor
{
    private const int MaxLength = 8192;

    private static readonly JsonSerializerOptions AllRequired = new() { RespectRequiredConstructorParameters = true };

    /// <summary>
    /// Writes the position after a user with this sort key and number. The key is null in order of creation.
    /// </summary>
    public static string Write(UserOrder order, bool isDescending, string? key, long number) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Parts(order, isDescending, key, number)));

    /// <summary>Parses a position. It can be used with another filter, but not with another order.</summary>
    /// <returns>The position, or <see cref="ErrorCodes.NotCursor"/> when it isn't a cursor for this order and direction.</returns>
    public static Result<UserPosition> Parse(string text, UserOrder order, bool isDescending)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return text.Length <= MaxLength
                && JsonSerializer.Deserialize<Parts>(Base64Url.DecodeFromChars(text), AllRequired) is { Number: > 0 } parts
                && (parts.Order, parts.IsDescending) == (order, isDescending)
                && IsKey(parts.Key, order)
                ? new UserPosition(parts.Key, parts.Number)
                : Error.Validation(ErrorCodes.NotCursor);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return Error.Validation(ErrorCodes.NotCursor);
        }
    }

    private static bool IsKey(string? key, UserOrder order) => order switch
    {
        UserOrder.Created => key is null,
        UserOrder.Name or UserOrder.Email => key is not null,
        _ => key is not null && UserPosition.ParseTime(key) is not null,
    };

    private sealed record Parts(UserOrder Order, bool IsDescending, string? Key, long Number);
}
