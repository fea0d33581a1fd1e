using System.Buffers.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>
/// The JOSE header of our own tokens: <c>alg</c>, <c>kid</c> and <c>typ</c>, each once, and nothing else. The library accepts duplicate
/// members and ignores <c>crit</c>, both of which RFC 7515, sections 4 and 4.1.11, forbids.
/// </summary>
internal static class TokenHeader
{
    /// <summary>The <c>typ</c> of an access token.</summary>
    public const string Type = "JWT";

    private const int MemberCount = 3;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads the ID of the key that a token is signed with.</summary>
    /// <returns>The <c>kid</c>; null when the header is not one of ours.</returns>
    public static string? ReadKeyId(string token)
    {
        var encoded = token.AsSpan(0, Math.Max(0, token.IndexOf('.')));
        if (!Base64Url.IsValid(encoded))
        {
            return null;
        }

        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(encoded), Strict);
            return header.RootElement is { ValueKind: JsonValueKind.Object } members
                && members.GetPropertyCount() == MemberCount
                && GetString(members, "alg") == SecurityAlgorithms.EcdsaSha256
                && GetString(members, "typ") == Type
                    ? GetString(members, "kid")
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Text that is not valid Unicode is reported as an invalid operation.
            return null;
        }
    }

    private static string? GetString(JsonElement members, string name) =>
        members.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
