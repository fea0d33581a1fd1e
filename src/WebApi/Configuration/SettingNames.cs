namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
internal static class SettingNames
{
    /// <summary>Finds the name that is surely meant: one that differs by a letter, or by up to three in a long name.</summary>
    public static string? FindNear(string key, IEnumerable<string> names) => Find(key, names, name => Math.Clamp(name.Length / 4, 1, 3));

    /// <summary>Finds the name that is probably meant, of a section where each name must be known.</summary>
    public static string? FindNearest(string key, IEnumerable<string> names) => Find(key, names, name => Math.Max(2, name.Length / 3));

    /// <summary>How many letters must be added, left out, replaced, or exchanged with their neighbour.</summary>
    public static int DistanceBetween(string name, string other)
    {
        var distances = new int[name.Length + 1, other.Length + 1];
        for (var i = 0; i <= name.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                distances[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1,
                        distances[i - 1, j - 1] + (name[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && name[i - 1] == other[j - 2] && name[i - 2] == other[j - 1])
                {
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
                }
            }
        }

        return distances[name.Length, other.Length];
    }

    private static string? Find(string key, IEnumerable<string> names, Func<string, int> limit) => names
        .Select(name => (Name: name, Distance: DistanceBetween(name.ToUpperInvariant(), key.ToUpperInvariant())))
        .Where(candidate => candidate.Distance <= limit(candidate.Name))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();
}
