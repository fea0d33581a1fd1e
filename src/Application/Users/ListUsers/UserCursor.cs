using System.Buffers.Text;
using System.Text.Json;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Writes a position as a text that travels in a URL and is nobody's business, and reads it back.</summary>
internal static class UserCursor
{
    private const int MaxLength = 4096;

    public static string Write(UserOrder order, UserView last, string? key) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Parts(order, key, last.Number)));

    /// <summary>The position, null for the start; or <see cref="ErrorCodes.NotCursor"/> for what is no cursor of this order.</summary>
    public static Result<UserPosition?> Read(string? cursor, UserOrder order)
    {
        if (cursor is null)
        {
            return Result<UserPosition?>.Success(null);
        }

        try
        {
            return cursor.Length <= MaxLength
                && JsonSerializer.Deserialize<Parts>(Base64Url.DecodeFromChars(cursor)) is { } parts
                && parts.Order == order
                && parts.Key is null == order is UserOrder.Created
                ? new UserPosition(parts.Key, parts.Number)
                : Error.Validation(ErrorCodes.NotCursor);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return Error.Validation(ErrorCodes.NotCursor);
        }
    }

    private sealed record Parts(UserOrder Order, string? Key, long Number);
}
