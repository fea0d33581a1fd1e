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
    /// <returns>The local, or what <see cref="Organization.ParseId"/> and <see cref="ParseName"/> refuse, with <see cref="Error.Field"/> Id and Name.</returns>
    public static Result<Local> Parse(string? id, string? name)
    {
        var (parsedId, parsedName) = (Organization.ParseId(id), ParseName(name));
        return parsedId.IsSuccess && parsedName.IsSuccess
            ? new Local(parsedId.Value, parsedName.Value ?? parsedId.Value)
            : Result<Local>.Failure(
            [
                .. parsedId.Errors.Select(error => error with { Field = nameof(Id), AttemptedValue = id }),
                .. parsedName.Errors.Select(error => error with { Field = nameof(Name), AttemptedValue = name }),
            ]);
    }

    /// <summary>Reads the locals of a new organization.</summary>
    /// <param name="locals">Their ids and names.</param>
    /// <returns>The locals, or what <see cref="Parse"/> refuses of each, or <see cref="ErrorCodes.Repeated"/> for an id that comes twice.</returns>
    public static Result<IReadOnlyList<Local>> ParseAll(IReadOnlyList<(string? Id, string? Name)> locals)
    {
        ArgumentNullException.ThrowIfNull(locals);
        var parsed = locals.Select(local => (local.Id, Local: Parse(local.Id, local.Name))).ToList();
        var errors = parsed.SelectMany(local => local.Local.Errors.Select(error => error with { Field = null, AttemptedValue = local.Id }))
            .Concat(parsed.Select(local => local.Id).OfType<string>().CountBy(id => id).Where(count => count.Value > 1)
                .Select(repeated => Error.Validation(ErrorCodes.Repeated) with { AttemptedValue = repeated.Key }))
            .ToList();
        return errors.Count == 0
            ? Result<IReadOnlyList<Local>>.Success([.. parsed.Select(local => local.Local.Value)])
            : Result<IReadOnlyList<Local>>.Failure(errors);
    }

    /// <summary>Reads a name.</summary>
    /// <param name="text">What was sent; null or blank for none.</param>
    /// <returns>The name, trimmed, null for none, or <see cref="ErrorCodes.TooLong"/> or <see cref="ErrorCodes.ForbiddenCharacters"/>.</returns>
    public static Result<string?> ParseName(string? text) => text?.Trim() switch
    {
        null or "" => Result<string?>.Success(null),
        var name when PlainText.Length(name) > MaxNameLength => Error.Validation(ErrorCodes.TooLong) with { Limit = MaxNameLength },
        var name when PlainText.HasForbiddenCharacters(name) => Error.Validation(ErrorCodes.ForbiddenCharacters),
        var name => name,
    };

    /// <summary>Gives it another name.</summary>
    /// <param name="name">The name, as <see cref="ParseName"/> reads it; null for the id.</param>
    /// <returns>The local.</returns>
    public Local Rename(string? name) => new(Id, name ?? Id);

    /// <summary>Brings a stored value back: what was accepted once is not judged by the rules of today.</summary>
    /// <param name="id">The stored id.</param>
    /// <param name="name">The stored name.</param>
    /// <returns>The value.</returns>
    public static Local Restore(string id, string name) => new(id, name);
}
