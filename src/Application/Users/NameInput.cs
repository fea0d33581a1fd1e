using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>A name as a contract has it: whole, or in two parts.</summary>
public sealed record NameInput
{
    private NameInput()
    {
    }

    /// <summary>The whole name, when it came whole.</summary>
    public string? Whole { get; private init; }

    /// <summary>The first part, when it came in two.</summary>
    public string? First { get; private init; }

    /// <summary>The second part, when it came in two.</summary>
    public string? Last { get; private init; }

    /// <summary>Whether it came in two parts and one of them was left out.</summary>
    public bool IsPartial => IsParted && (First is null || Last is null);

    private bool IsParted { get; init; }

    /// <summary>A name that came whole.</summary>
    /// <param name="whole">What was sent.</param>
    /// <returns>The name.</returns>
    public static NameInput Of(string? whole) => new() { Whole = whole };

    /// <summary>A name that came in two parts.</summary>
    /// <param name="first">What was sent as the first.</param>
    /// <param name="last">What was sent as the second.</param>
    /// <returns>The name.</returns>
    public static NameInput Of(string? first, string? last) => new() { First = first, Last = last, IsParted = true };

    /// <summary>Reads the name.</summary>
    /// <param name="current">The name that a part which was left out is taken from; null when there is none.</param>
    /// <returns>The name, or what the domain refuses; parts are named <see cref="First"/> and <see cref="Last"/>.</returns>
    public Result<PersonName> Parse(PersonName? current = null) =>
        IsParted ? PersonName.Parse(First ?? current?.First, Last ?? current?.Last) : PersonName.Parse(Whole);
}
