using System.Globalization;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

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
    /// <summary>The most characters of a key or name.</summary>
    public const int MaxLength = 100;

    /// <summary>The most characters of a description.</summary>
    public const int MaxDescriptionLength = 200;

    /// <summary>What requests of a form call the role.</summary>
    /// <param name="form">The form.</param>
    /// <returns>Its name, key or number.</returns>
    public string CalledBy(RoleReferenceForm form) => form switch
    {
        RoleReferenceForm.Key => Key,
        RoleReferenceForm.Number => Number.ToString(CultureInfo.InvariantCulture),
        _ => Name,
    };

    /// <summary>The rule that ties role and area.</summary>
    /// <param name="area">The area of who would hold the role, null for none.</param>
    /// <returns>Success, or <see cref="ErrorCodes.AreaRequired"/> on the area.</returns>
    public Result CheckArea(Area? area) =>
        NeedsArea && area is null
            ? Error.Validation(ErrorCodes.AreaRequired, nameof(User.Area))
            : Result.Success;
}
