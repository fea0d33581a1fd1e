using System.Globalization;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>A role of an organization.</summary>
/// <param name="Number">The number, unique in the organization, from 1.</param>
/// <param name="Key">The key, unique in the organization, such as <c>role_admin</c>.</param>
/// <param name="Name">The name that contracts show, unique in the organization, such as <c>ADMIN</c>.</param>
/// <param name="Permissions">The codes of <see cref="Organizations.Permissions"/>, and of other services that read the tokens.</param>
/// <param name="IsAdministrator">Whether it is the administrator role. An organization always keeps an active user with it.</param>
public sealed record RoleDefinition(
    int Number,
    string Key,
    string Name,
    IReadOnlyList<string> Permissions,
    bool NeedsArea = false,
    bool IsAdministrator = false,
    string? Description = null)
{
    /// <summary>The prefix of every key.</summary>
    public const string KeyPrefix = "role_";

    /// <summary>The maximum length of a key, in characters.</summary>
    public const int MaxKeyLength = 64;

    /// <summary>The maximum length of a name, and of the database column of a key, in UTF-16 units.</summary>
    public const int MaxLength = 100;

    /// <summary>The maximum length of a description, in UTF-16 units.</summary>
    public const int MaxDescriptionLength = 200;

    /// <summary>The greatest number.</summary>
    public const int MaxNumber = 9999;

    /// <summary>
    /// Parses a key: <see cref="KeyPrefix"/> and lowercase ASCII letters, digits, dashes and underscores, up to
    /// <see cref="MaxKeyLength"/> characters in total.
    /// </summary>
    /// <returns>The key, or <see cref="ErrorCodes.Required"/> or <see cref="ErrorCodes.Malformed"/>.</returns>
    public static Result<string> ParseKey(string? text) => text switch
    {
        null => Error.Validation(ErrorCodes.Required),
        _ when text.Length > KeyPrefix.Length && text.Length <= MaxKeyLength && text.StartsWith(KeyPrefix, StringComparison.Ordinal)
            && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '_') => text,
        _ => Error.Validation(ErrorCodes.Malformed),
    };

    /// <summary>Parses a name.</summary>
    /// <returns>
    /// The trimmed name, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/>
    /// or <see cref="ErrorCodes.ForbiddenCharacters"/>.
    /// </returns>
    public static Result<string> ParseName(string? text) => PlainText.ParseName(text, MaxLength);

    /// <summary>Parses a description; null or blank means none.</summary>
    /// <returns>
    /// The trimmed description, null for none, or <see cref="ErrorCodes.TooLong"/> or <see cref="ErrorCodes.ForbiddenCharacters"/>.
    /// </returns>
    public static Result<string?> ParseDescription(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Result<string?>.Success(null);
        }

        var description = PlainText.ParseName(text, MaxDescriptionLength);
        return description.IsSuccess ? description.Value : Result<string?>.Failure(description.Errors);
    }

    /// <summary>Parses a number.</summary>
    /// <returns>The number, or <see cref="ErrorCodes.OutOfRange"/> when it is not from 1 to <see cref="MaxNumber"/>.</returns>
    public static Result<int> ParseNumber(long number) => number is >= 1 and <= MaxNumber
        ? (int)number
        : Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, MaxNumber) };

    /// <summary>Returns the name, the key or the number, as in references of this form.</summary>
    public string IdentifierFor(RoleReferenceForm form) => form switch
    {
        RoleReferenceForm.Key => Key,
        RoleReferenceForm.Number => Number.ToString(CultureInfo.InvariantCulture),
        _ => Name,
    };

    /// <summary>
    /// Whether the role has the same name, permissions and <see cref="NeedsArea"/> as before. When false, the tokens of its users must be
    /// revoked.
    /// </summary>
    public bool HasSameEffectAs(RoleDefinition former)
    {
        ArgumentNullException.ThrowIfNull(former);
        return Name == former.Name && NeedsArea == former.NeedsArea && Permissions.ToHashSet().SetEquals(former.Permissions);
    }

    /// <summary>Checks the area of a user with this role; null for no area.</summary>
    /// <returns>Success, or <see cref="ErrorCodes.AreaRequired"/> with Area as <see cref="Error.Field"/>.</returns>
    public Result CheckArea(Area? area) =>
        NeedsArea && area is null
            ? Error.Validation(ErrorCodes.AreaRequired, nameof(Area))
            : Result.Success;
}
