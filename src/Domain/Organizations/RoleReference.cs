using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>How a request names a role of its organization: by name, by key or by number, exactly as the contract has it.</summary>
/// <param name="Form">Which of the three it is.</param>
/// <param name="Text">What was sent.</param>
public sealed record RoleReference(RoleReferenceForm Form, string Text)
{
    /// <summary>A role by its name, such as <c>ADMIN</c>.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The reference.</returns>
    public static RoleReference Named(string name) => new(RoleReferenceForm.Name, name);

    /// <summary>A role by its key, such as <c>role_vendedor</c>.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The reference.</returns>
    public static RoleReference Keyed(string key) => new(RoleReferenceForm.Key, key);

    /// <summary>A role by its number, such as <c>3</c>.</summary>
    /// <param name="number">The number in digits.</param>
    /// <returns>The reference.</returns>
    public static RoleReference Numbered(string number) => new(RoleReferenceForm.Number, number);

    /// <summary>Reads the roles of who has one, by its name.</summary>
    /// <param name="name">What was sent.</param>
    /// <returns>The only reference, or <see cref="ErrorCodes.Required"/>.</returns>
    public static Result<IReadOnlyList<RoleReference>> OneNamed(string? name) => One(RoleReferenceForm.Name, name);

    /// <summary>Reads the roles of who has one, by its number.</summary>
    /// <param name="number">What was sent, in digits.</param>
    /// <returns>The only reference, or <see cref="ErrorCodes.Required"/>.</returns>
    public static Result<IReadOnlyList<RoleReference>> OneNumbered(string? number) => One(RoleReferenceForm.Number, number);

    /// <summary>Reads the roles of who may have several, by their keys.</summary>
    /// <param name="keys">What was sent.</param>
    /// <returns>The references.</returns>
    public static Result<IReadOnlyList<RoleReference>> AllKeyed(IReadOnlyList<string> keys) =>
        Result<IReadOnlyList<RoleReference>>.Success([.. keys.Select(Keyed)]);

    /// <summary>A role by its number when the text is one, else by its name.</summary>
    /// <param name="text">The number in digits, or the name.</param>
    /// <returns>The reference.</returns>
    public static RoleReference NumberedOrNamed(string text) =>
        text is { Length: > 0 } && text.All(char.IsAsciiDigit) ? Numbered(text) : Named(text);

    private static Result<IReadOnlyList<RoleReference>> One(RoleReferenceForm form, string? text) => text is null
        ? Error.Validation(ErrorCodes.Required)
        : Result<IReadOnlyList<RoleReference>>.Success([new(form, text)]);
}
