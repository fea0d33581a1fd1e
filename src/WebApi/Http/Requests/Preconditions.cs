using System.Globalization;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.CreateUser;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>Entity tags of users, and the headers <c>If-Match</c> (RFC 9110, 13.1.1) and <c>Idempotency-Key</c>.</summary>
internal static class Preconditions
{
    public const string IdempotencyKeyName = "Idempotency-Key";

    /// <summary>The entity tag of a user (RFC 9110, 8.8.3).</summary>
    public static string EntityTagOf(UserSummary user) => string.Create(CultureInfo.InvariantCulture, $"\"{user.Version}\"");

    /// <summary>
    /// The versions that <c>If-Match</c> allows; null for any. Tags of another format allow none. A weak tag counts as the strong one: it is
    /// what a proxy that compresses makes of it, and names the same version.
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

    private static long? VersionOf(EntityTagHeaderValue tag) =>
        long.TryParse(tag.Tag.AsSpan()[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
