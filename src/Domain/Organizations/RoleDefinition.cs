using System.Globalization;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>A role as its organization defines it: data, not code.</summary>
/// <param name="Number">Its number, unique in the organization, from 1.</param>
/// <param name="Key">Its key, unique in the organization, such as <c>role_admin</c>.</param>
/// <param name="Name">The name that contracts show, such as <c>ADMIN</c>.</param>
/// <param name="Permissions">What it allows, as codes of <see cref="Organizations.Permissions"/> or of the services that read the tokens.</param>
/// <param name="NeedsArea">Whether who holds it must work for an area.</param>
/// <param name="IsAdministrator">Whether it is the role that an organization must never be left without.</param>
/// <param name="Description">What it is for, in a few words; null for nothing.</param>
public sealed record RoleDefinition(
    int Number,
    string Key,
    string Name,
    IReadOnlyList<string> Permissions,
    bool NeedsArea = false,
    bool IsAdministrator = false,
    string? Description = null)
{
    /// <summary>What every key begins with.</summary>
    public const string KeyPrefix = "role_";

    /// <summary>The most characters of a key.</summary>
    public const int MaxKeyLength = 64;

    /// <summary>The most characters of a name, and of what a key is stored in.</summary>
    public const int MaxLength = 100;

    /// <summary>The most characters of a description.</summary>
    public const int MaxDescriptionLength = 200;

    /// <summary>The greatest number.</summary>
    public const int MaxNumber = 9999;

    /// <summary>Reads a key.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>
    /// The key, or <see cref="ErrorCodes.Required"/>, or <see cref="ErrorCodes.Malformed"/> for what is not <see cref="KeyPrefix"/> and,
    /// up to <see cref="MaxKeyLength"/> characters in all, lower-case ASCII letters, digits, dashes and underscores.
    /// </returns>
    public static Result<string> ParseKey(string? text) => text switch
    {
        null => Error.Validation(ErrorCodes.Required),
        _ when text.Length > KeyPrefix.Length && text.Length <= MaxKeyLength && text.StartsWith(KeyPrefix, StringComparison.Ordinal)
            && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '_') => text,
        _ => Error.Validation(ErrorCodes.Malformed),
    };

    /// <summary>Reads a name.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>
    /// The name, trimmed, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/>
    /// or <see cref="ErrorCodes.ForbiddenCharacters"/>.
    /// </returns>
    public static Result<string> ParseName(string? text) => PlainText.ParseName(text, MaxLength);

    /// <summary>Reads a description.</summary>
    /// <param name="text">What was sent; null or blank for none.</param>
    /// <returns>The description, null for none, or <see cref="ErrorCodes.TooLong"/> or <see cref="ErrorCodes.ForbiddenCharacters"/>.</returns>
    public static Result<string?> ParseDescription(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Result<string?>.Success(null);
        }

        var description = PlainText.ParseName(text, MaxDescriptionLength);
        return description.IsSuccess ? description.Value : Result<string?>.Failure(description.Errors);
    }

    /// <summary>Reads a number.</summary>
    /// <param name="number">What was sent.</param>
    /// <returns>The number, or <see cref="ErrorCodes.OutOfRange"/> for what is not 1 to <see cref="MaxNumber"/>.</returns>
    public static Result<int> ParseNumber(long number) => number is >= 1 and <= MaxNumber
        ? (int)number
        : Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, MaxNumber) };

    /// <summary>What requests of a form call the role.</summary>
    /// <param name="form">The form.</param>
    /// <returns>Its name, key or number.</returns>
    public string CalledBy(RoleReferenceForm form) => form switch
    {
        RoleReferenceForm.Key => Key,
        RoleReferenceForm.Number => Number.ToString(CultureInfo.InvariantCulture),
        _ => Name,
    };

    /// <summary>Whether it means the same for who holds it: what tokens say of it, and what it asks of its holder.</summary>
    /// <param name="former">The role as it was.</param>
    /// <returns>False when the tokens of who holds it must end.</returns>
    public bool MeansTheSameAs(RoleDefinition former)
    {
        ArgumentNullException.ThrowIfNull(former);
        return Name == former.Name && NeedsArea == former.NeedsArea && Permissions.ToHashSet().SetEquals(former.Permissions);
    }

    /// <summary>The rule that ties role and area.</summary>
    /// <param name="area">The area of who would hold the role, null for none.</param>
    /// <returns>Success, or <see cref="ErrorCodes.AreaRequired"/> on the area.</returns>
    public Result CheckArea(Area? area) =>
        NeedsArea && area is null
            ? Error.Validation(ErrorCodes.AreaRequired, nameof(Area))
            : Result.Success;
}
