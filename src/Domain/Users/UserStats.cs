using System.Collections.ObjectModel;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Users;

/// <summary>The counters that other services keep for a user, by name.</summary>
public sealed class UserStats
{
    /// <summary>The maximum number of counters of a user.</summary>
    public const int MaxCounters = 50;

    /// <summary>The maximum length of a counter's name, in characters.</summary>
    public const int MaxNameLength = 64;

    private UserStats(IReadOnlyDictionary<string, long> counters) => Counters = counters;

    /// <summary>No counters.</summary>
    public static UserStats None { get; } = new(ReadOnlyDictionary<string, long>.Empty);

    /// <summary>The counters by name, sorted; names are compared exactly.</summary>
    public IReadOnlyDictionary<string, long> Counters { get; }

    /// <summary>
    /// Whether a text can be a counter's name: an ASCII letter, followed by ASCII letters, digits and underscores, up to
    /// <see cref="MaxNameLength"/> characters in total.
    /// </summary>
    public static bool IsName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= MaxNameLength
            && char.IsAsciiLetter(text[0])
            && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
    }

    /// <summary>Parses the amounts to add to counters, by counter name.</summary>
    /// <returns>
    /// The amounts; or <see cref="ErrorCodes.Malformed"/> for each invalid name, <see cref="ErrorCodes.TooManyCounters"/>, or
    /// <see cref="ErrorCodes.Required"/> for no amounts.
    /// </returns>
    public static Result<IReadOnlyDictionary<string, long>> ParseAmounts(IReadOnlyDictionary<string, long> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        var errors = amounts.Keys.Where(name => !IsName(name))
            .Select(name => Error.Validation(ErrorCodes.Malformed) with { AttemptedValue = name })
            .ToList();
        return (amounts.Count, errors.Count) switch
        {
            (0, _) => Error.Validation(ErrorCodes.Required),
            ( > MaxCounters, _) => Error.Validation(ErrorCodes.TooManyCounters) with { Limit = MaxCounters },
            (_, 0) => Result<IReadOnlyDictionary<string, long>>.Success(amounts),
            _ => Result<IReadOnlyDictionary<string, long>>.Failure(errors),
        };
    }

    /// <summary>Restores stored counters.</summary>
    public static UserStats Restore(IEnumerable<KeyValuePair<string, long>> counters) =>
        new(new SortedDictionary<string, long>(new Dictionary<string, long>(counters), StringComparer.Ordinal));

    /// <summary>Adds amounts to the counters, by counter name. Amounts can be negative, and a new counter starts at 0.</summary>
    /// <returns>The new counters, or <see cref="ErrorCodes.TooManyCounters"/> or <see cref="ErrorCodes.CounterOverflow"/>.</returns>
    public Result<UserStats> Add(IReadOnlyDictionary<string, long> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        var counters = new SortedDictionary<string, long>(Counters.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, amount) in amounts)
        {
            var sum = (Int128)counters.GetValueOrDefault(name) + amount;
            if (sum > long.MaxValue || sum < long.MinValue)
            {
                return new Error(ErrorKind.Conflict, ErrorCodes.CounterOverflow) { AttemptedValue = name };
            }

            counters[name] = (long)sum;
        }

        return counters.Count > MaxCounters
            ? new Error(ErrorKind.Conflict, ErrorCodes.TooManyCounters) { Limit = MaxCounters }
            : new UserStats(counters);
    }
}
