using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.CreateUser;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>Entity tags of users, and the headers <c>If-Match</c> (RFC 9110, 13.1.1) and <c>Idempotency-Key</c>.</summary>
internal static class Preconditions
{
    public const string IdempotencyKeyName = "Idempotency-Key";

    private const char Separator = '-';
    private const int HashLength = 8;

    /// <summary>
    /// The entity tag of a user (RFC 9110, 8.8.3): the version, and a hash of what the answer shows besides that changes without it, unless
    /// that is null.
    /// </summary>
    public static string EntityTagOf(UserSummary user, params IReadOnlyList<object?> others)
    {
        var version = user.Version.ToString(CultureInfo.InvariantCulture);
        if (others.All(other => other is null))
        {
            return $"\"{version}\"";
        }

        var text = string.Join('|', others.Select(other => Convert.ToString(other, CultureInfo.InvariantCulture)));
        return $"\"{version}{Separator}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength]}\"";
    }

    /// <summary>
    /// The versions that <c>If-Match</c> allows; null for any. Only the version of a tag counts. Tags of another format allow none. A weak tag
    /// counts as the strong one: it is what a proxy that compresses makes of it, and names the same version.
    /// </summary>
    public static IReadOnlyList<long>? ExpectedVersions(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return null;
        }

        if (!EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out var tags))
        {
            return [];
        }

        return tags.Contains(EntityTagHeaderValue.Any)
            ? null
            : [.. tags.Select(VersionOf).OfType<long>()];
    }

    public static Input<IdempotencyKey> IdempotencyKeyOf(HttpRequest request) =>
        request.Headers[IdempotencyKeyName] is { Count: > 0 } sent ? IdempotencyKey.Parse(sent.ToString()) : default(Input<IdempotencyKey>);

    private static long? VersionOf(EntityTagHeaderValue tag)
    {
        var text = tag.Tag.ToString().Trim('"').Split(Separator)[0];
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }
}
