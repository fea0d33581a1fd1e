using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Users;

/// <summary>A new name for a user: a whole one, or one of its two parts while the other stays as it is.</summary>
public sealed record NameChange
{
    private readonly PersonName? whole;
    private readonly string? first;
    private readonly string? last;

    private NameChange(PersonName whole) => this.whole = whole;

    private NameChange(string? first, string? last) => (this.first, this.last) = (first, last);

    /// <summary>Whether one part stays as it is, so that the name that results depends on the present one.</summary>
    public bool IsPartial => whole is null;

    /// <summary>Reads a whole name.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>The change, or what <see cref="PersonName.Parse(string?)"/> refuses.</returns>
    public static Result<NameChange> Parse(string? text) => Whole(PersonName.Parse(text));

    /// <summary>Reads a name in two parts, of which any may be left out.</summary>
    /// <param name="first">The first part; null to keep it.</param>
    /// <param name="last">The second part; null to keep it.</param>
    /// <returns>The change, or what <see cref="PersonName.Parse(string?, string?)"/> refuses of the parts that were sent.</returns>
    public static Result<NameChange> Parse(string? first, string? last)
    {
        if (first is not null && last is not null)
        {
            return Whole(PersonName.Parse(first, last));
        }

        var error = first is not null ? PersonName.CheckFirst(first)
            : last is not null ? PersonName.CheckLast(last)
            : null;
        return error is null ? new NameChange(first, last) : error;
    }

    /// <summary>The name that results.</summary>
    /// <param name="current">The present name, from which a part that was left out is taken.</param>
    /// <returns>The name, or what is wrong with the two parts together.</returns>
    public Result<PersonName> ApplyTo(PersonName current)
    {
        ArgumentNullException.ThrowIfNull(current);
        return whole is not null ? whole : PersonName.Parse(first ?? current.First, last ?? current.Last);
    }

    private static Result<NameChange> Whole(Result<PersonName> name) =>
        name.IsSuccess ? new NameChange(name.Value) : Result<NameChange>.Failure(name.Errors);
}
