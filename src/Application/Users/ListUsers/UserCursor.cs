using System.Buffers.Text;
using System.Text.Json;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Writes a position as a text that travels in a URL and is nobody's business, and reads it back.</summary>
internal static class UserCursor
{
    private const int MaxLength = 8192;

    private static readonly JsonSerializerOptions Whole = new() { RespectRequiredConstructorParameters = true };

    /// <summary>The place after a user.</summary>
    public static string Write(UserOrder order, bool isDescending, OrderedUser last) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Parts(order, isDescending, last.Key, last.User.Number)));

    /// <summary>
    /// The position, null for the start; or <see cref="ErrorCodes.NotCursor"/> for what is no cursor of this order and direction. It goes
    /// with any filter: a position is where one goes on, whoever is meant from there.
    /// </summary>
    public static Result<UserPosition?> Read(string? cursor, UserOrder order, bool isDescending)
    {
        if (cursor is null)
        {
            return Result<UserPosition?>.Success(null);
        }

        try
        {
            return cursor.Length <= MaxLength
                && JsonSerializer.Deserialize<Parts>(Base64Url.DecodeFromChars(cursor), Whole) is { Number: > 0 } parts
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
