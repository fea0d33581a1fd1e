using HelpDesk.Users.Application.Users.ListUsers;
using Microsoft.Extensions.Caching.Memory;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>
/// Remembers for ten seconds how many users of a large organization match a filter: to count them takes many times longer than to read a
/// page.
/// </summary>
internal sealed class RecentCounts(TimeProvider clock) : IDisposable
{
    /// <summary>In organizations with at most this many users, counting is cheap, and nothing is remembered.</summary>
    public const int MaxCountedAlways = 1_000;

    private const int MaxRemembered = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private readonly MemoryCache counts = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });

    /// <summary>The remembered number; null for none.</summary>
    public int? Find(string organizationId, UserFilter filter) =>
        counts.TryGetValue(KeyOf(organizationId, filter), out (int Number, long At) found) && clock.GetElapsedTime(found.At) < Remembered
            ? found.Number
            : null;

    /// <summary>Remembers a number.</summary>
    public void Add(string organizationId, UserFilter filter, int number) => counts.Set(
        KeyOf(organizationId, filter),
        (number, clock.GetTimestamp()),
        new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });

    public void Dispose() => counts.Dispose();

    private static (string OrganizationId, UserFilter Filter) KeyOf(string organizationId, UserFilter filter) =>
        (organizationId, filter with { Order = default, IsDescending = false });
}
