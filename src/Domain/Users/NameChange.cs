using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Users;

/// <summary>A change of a user's name: a full name, or only one of its two parts.</summary>
public sealed record NameChange
{
    private readonly PersonName? whole;
    private readonly string? first;
    private readonly string? last;

    private NameChange(PersonName whole) => this.whole = whole;

    private NameChange(string? first, string? last) => (this.first, this.last) = (first, last);

    /// <summary>Whether a part isn't given, so that the new name depends on the current one.</summary>
    public bool IsPartial => whole is null;

    /// <summary>Parses a full name.</summary>
    /// <returns>The change, or the errors of <see cref="PersonName.Parse(string?)"/>.</returns>
    public static Result<NameChange> Parse(string? text) => Whole(PersonName.Parse(text));

    /// <summary>Parses the two parts of a name; null keeps a part.</summary>
    /// <returns>The change, or the errors of <see cref="PersonName.Parse(string?, string?)"/> for the parts that are given.</returns>
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

    /// <summary>Returns the new name. A part that isn't given comes from the current name.</summary>
    /// <returns>The name, or the errors of the two parts together.</returns>
    public Result<PersonName> ApplyTo(PersonName current)
    {
        ArgumentNullException.ThrowIfNull(current);
        return whole is not null ? whole : PersonName.Parse(first ?? current.First, last ?? current.Last);
    }

    private static Result<NameChange> Whole(Result<PersonName> name) =>
        name.IsSuccess ? new NameChange(name.Value) : Result<NameChange>.Failure(name.Errors);
}
