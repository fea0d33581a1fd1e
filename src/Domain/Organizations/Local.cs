using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>A place where an organization works, such as a shop (Spanish: <c>local</c>).</summary>
public sealed record Local
{
    /// <summary>The maximum length of a name, in characters.</summary>
    public const int MaxNameLength = 200;

    private Local(string id, string name) => (Id, Name) = (id, name);

    /// <summary>The id, unique in the organization, such as <c>local_01</c>; compared exactly.</summary>
    public string Id { get; }

    /// <summary>The display name.</summary>
    public string Name { get; }

    /// <summary>Parses a local. A null or blank name means the same as the id.</summary>
    /// <returns>
    /// The local, or the errors of <see cref="Organization.ParseId"/> and <see cref="ParseName"/>, with Id or Name as
    /// <see cref="Error.Field"/>.
    /// </returns>
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

    /// <summary>Parses the locals of a new organization.</summary>
    /// <returns>
    /// The locals, or the errors of <see cref="Parse"/> for each local, and <see cref="ErrorCodes.Repeated"/> for each repeated id.
    /// </returns>
    public static Result<IReadOnlyList<Local>> ParseAll(IReadOnlyList<(string? Id, string? Name)> locals)
    {
        ArgumentNullException.ThrowIfNull(locals);
        var parsed = locals.Select(local => (local.Id, Local: Parse(local.Id, local.Name))).ToList();
        var errors = parsed
            .SelectMany(local => local.Local.Errors.Select(error => error with { Field = null, AttemptedValue = local.Id }))
            .Concat(parsed.Select(local => local.Id).OfType<string>().CountBy(id => id).Where(count => count.Value > 1)
                .Select(repeated => Error.Validation(ErrorCodes.Repeated) with { AttemptedValue = repeated.Key }))
            .ToList();
        return errors.Count == 0
            ? Result<IReadOnlyList<Local>>.Success([.. parsed.Select(local => local.Local.Value)])
            : Result<IReadOnlyList<Local>>.Failure(errors);
    }

    /// <summary>Parses a name; null or blank means no name.</summary>
    /// <returns>
    /// The trimmed name, null for none, or <see cref="ErrorCodes.TooLong"/> or <see cref="ErrorCodes.ForbiddenCharacters"/>.
    /// </returns>
    public static Result<string?> ParseName(string? text) => text?.Trim() switch
    {
        null or "" => Result<string?>.Success(null),
        var name when PlainText.Length(name) > MaxNameLength => Error.Validation(ErrorCodes.TooLong) with { Limit = MaxNameLength },
        var name when PlainText.HasForbiddenCharacters(name) => Error.Validation(ErrorCodes.ForbiddenCharacters),
        var name => name,
    };

    /// <summary>Returns a copy with another name, from <see cref="ParseName"/>; null for the same as the id.</summary>
    public Local Rename(string? name) => new(Id, name ?? Id);

    /// <summary>Restores a stored value without validation, because the rules may have changed since it was stored.</summary>
    public static Local Restore(string id, string name) => new(id, name);
}
