using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>Identifies a role of an organization, by name, key or number, as in the API contract.</summary>
/// <param name="Form">Whether the text is a name, a key or a number.</param>
/// <param name="Text">The original text.</param>
public sealed record RoleReference(RoleReferenceForm Form, string Text)
{
    /// <summary>Creates a reference by name, such as <c>ADMIN</c>.</summary>
    public static RoleReference Named(string name) => new(RoleReferenceForm.Name, name);

    /// <summary>Creates a reference by key, such as <c>role_vendedor</c>.</summary>
    public static RoleReference Keyed(string key) => new(RoleReferenceForm.Key, key);

    /// <summary>Creates a reference by number, such as <c>3</c>.</summary>
    public static RoleReference Numbered(string number) => new(RoleReferenceForm.Number, number);

    /// <summary>Parses the roles of a user with one role, by name.</summary>
    /// <returns>A list with one reference, or <see cref="ErrorCodes.Required"/>.</returns>
    public static Result<IReadOnlyList<RoleReference>> OneNamed(string? name) => One(RoleReferenceForm.Name, name);

    /// <summary>Parses the roles of a user with one role, by number.</summary>
    /// <returns>A list with one reference, or <see cref="ErrorCodes.Required"/>.</returns>
    public static Result<IReadOnlyList<RoleReference>> OneNumbered(string? number) => One(RoleReferenceForm.Number, number);

    /// <summary>Creates the references of a user with several roles, by key.</summary>
    public static Result<IReadOnlyList<RoleReference>> AllKeyed(IReadOnlyList<string> keys) =>
        Result<IReadOnlyList<RoleReference>>.Success([.. keys.Select(Keyed)]);

    /// <summary>Creates a reference by number when the text has only digits, otherwise by name.</summary>
    public static RoleReference NumberedOrNamed(string text) =>
        text is { Length: > 0 } && text.All(char.IsAsciiDigit) ? Numbered(text) : Named(text);

    private static Result<IReadOnlyList<RoleReference>> One(RoleReferenceForm form, string? text) => text is null
        ? Error.Validation(ErrorCodes.Required)
        : Result<IReadOnlyList<RoleReference>>.Success([new(form, text)]);
}
