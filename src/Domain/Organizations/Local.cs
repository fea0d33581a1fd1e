using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>A place where an organization works, such as a shop.</summary>
public sealed record Local
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 200;

    private Local(string id, string name) => (Id, Name) = (id, name);

    /// <summary>Its id, unique in the organization, such as <c>local_01</c>; compared exactly.</summary>
    public string Id { get; }

    /// <summary>Its name for people.</summary>
    public string Name { get; }

    /// <summary>Reads a local.</summary>
    /// <param name="id">Its id, of what an organization's id is made of.</param>
    /// <param name="name">Its name; null or blank for the id.</param>
    /// <returns>
    /// The local, or <see cref="ErrorCodes.Required"/> or <see cref="ErrorCodes.Malformed"/> on the id, or
    /// <see cref="ErrorCodes.TooLong"/> or <see cref="ErrorCodes.ForbiddenCharacters"/> on the name.
    /// </returns>
    public static Result<Local> Parse(string? id, string? name)
    {
        var shown = string.IsNullOrWhiteSpace(name) ? id : name.Trim();
        return (id, shown) switch
        {
            (null, _) => Error.Validation(ErrorCodes.Required, nameof(Id)),
            _ when !Organization.IsId(id) => Error.Validation(ErrorCodes.Malformed, nameof(Id)),
            _ when PlainText.Length(shown!) > MaxNameLength => Error.Validation(ErrorCodes.TooLong, nameof(Name)) with { Limit = MaxNameLength },
            _ when PlainText.HasForbiddenCharacters(shown!) => Error.Validation(ErrorCodes.ForbiddenCharacters, nameof(Name)),
            _ => new Local(id, shown!),
        };
    }

    /// <summary>Brings a stored value back: what was accepted once is not judged by the rules of today.</summary>
    /// <param name="id">The stored id.</param>
    /// <param name="name">The stored name.</param>
    /// <returns>The value.</returns>
    public static Local Restore(string id, string name) => new(id, name);
}
