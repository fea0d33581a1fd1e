using System.Collections.Concurrent;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>
/// Remembers for a minute which organizations were found to have many users: to find it out takes as long as to read a page. Nothing
/// depends on it but whether a page tells a total that nobody asked for.
/// </summary>
/// <param name="clock">Says when the minute is over.</param>
internal sealed class LargeOrganizations(TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string OrganizationId, int Number), long> found = new();

    /// <summary>Whether an organization was found to have more users than a number.</summary>
    public bool HaveMore(string organizationId, int number) =>
        found.TryGetValue((organizationId, number), out var at) && clock.GetElapsedTime(at) < Remembered;

    /// <summary>Remembers that an organization has more users than a number.</summary>
    public void Add(string organizationId, int number) => found[(organizationId, number)] = clock.GetTimestamp();
}
