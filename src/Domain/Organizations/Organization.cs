using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>An organization with people in it: its roles and its policy.</summary>
/// <param name="Id">Its id, such as <c>helpdesk</c>; compared exactly.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Template">Which template it was made from.</param>
/// <param name="Roles">Its role definitions, by number.</param>
/// <param name="Policy">What it decides for itself.</param>
/// <param name="Locals">Where it works, in the order in which they were added.</param>
/// <param name="IsActive">Whether its people may come in.</param>
public sealed record Organization(
    string Id,
    string Name,
    string Template,
    IReadOnlyList<RoleDefinition> Roles,
    OrganizationPolicy Policy,
    IReadOnlyList<Local> Locals,
    bool IsActive = true)
{
    /// <summary>The organization that every installation has.</summary>
    public const string HelpDeskId = "helpdesk";

    /// <summary>The most characters of an id.</summary>
    public const int MaxIdLength = 64;

    /// <summary>The most characters of a name, in UTF-16 units, which is what every database can keep.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Whether its users have usernames.</summary>
    public bool HasUsernames => Template == OrganizationTemplates.Cms;

    /// <summary>The role that the organization must never be left without.</summary>
    public RoleDefinition Administrator => Roles.First(role => role.IsAdministrator);

    /// <summary>Whether a text can be an organization's id: what travels in a header and means the same in every database.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for 1 to <see cref="MaxIdLength"/> ASCII letters, digits, dots, dashes and underscores.</returns>
    public static bool IsId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= MaxIdLength && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
    }

    /// <summary>Reads an id.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>The id, or <see cref="ErrorCodes.Required"/>, or <see cref="ErrorCodes.Malformed"/> for what <see cref="IsId"/> denies.</returns>
    public static Result<string> ParseId(string? text) => text switch
    {
        null => Error.Validation(ErrorCodes.Required),
        _ when IsId(text) => text,
        _ => Error.Validation(ErrorCodes.Malformed),
    };

    /// <summary>Reads a name.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>
    /// The name, trimmed, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/>
    /// or <see cref="ErrorCodes.ForbiddenCharacters"/>.
    /// </returns>
    public static Result<string> ParseName(string? text) => PlainText.ParseName(text, MaxNameLength);

    /// <summary>What the configuration says anew at each start: the name, the policy and the names of locals. What it does not name stays.</summary>
    /// <param name="name">The name.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="locals">The locals that are named, each once.</param>
    /// <returns>The organization as it should be.</returns>
    public Organization Configure(string name, OrganizationPolicy policy, IReadOnlyList<Local> locals) => this with
    {
        Name = name,
        Policy = policy,
        Locals =
        [
            .. Locals.Select(local => locals.FirstOrDefault(named => named.Id == local.Id) ?? local),
            .. locals.Where(named => Locals.All(local => local.Id != named.Id)),
        ],
    };

    /// <summary>Gives it another name.</summary>
    /// <param name="name">The name, as <see cref="ParseName"/> reads it.</param>
    /// <returns>The organization.</returns>
    public Organization Rename(string name) => this with { Name = name };

    /// <summary>Gives it another policy. Users keep the areas that they have.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The organization.</returns>
    public Organization Adopt(OrganizationPolicy policy) => this with { Policy = policy };

    /// <summary>Lets its people and services in again.</summary>
    /// <returns>The organization.</returns>
    public Organization Reactivate() => this with { IsActive = true };

    /// <summary>Locks its people and services out.</summary>
    /// <returns>The organization, or <see cref="ErrorCodes.HelpDeskNeeded"/>: its administrators run the whole directory.</returns>
    public Result<Organization> Deactivate() =>
        Id == HelpDeskId ? new Error(ErrorKind.Conflict, ErrorCodes.HelpDeskNeeded) : this with { IsActive = false };

    /// <summary>Adds a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>
    /// The organization, or <see cref="ErrorCodes.RoleNumberTaken"/>, <see cref="ErrorCodes.RoleKeyTaken"/>,
    /// <see cref="ErrorCodes.RoleNameTaken"/> or <see cref="ErrorCodes.PermissionReserved"/>.
    /// </returns>
    public Result<Organization> AddRole(RoleDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return CheckRole(role, former: null) is { } error ? error : WithRoles(Roles.Append(role));
    }

    /// <summary>Changes a role, which keeps its number.</summary>
    /// <param name="role">The role as it should be.</param>
    /// <returns>
    /// The organization, or <see cref="ErrorCodes.RoleKeyTaken"/>, <see cref="ErrorCodes.RoleNameTaken"/>,
    /// <see cref="ErrorCodes.PermissionReserved"/> or <see cref="ErrorCodes.PermissionsNeeded"/>.
    /// </returns>
    public Result<Organization> ChangeRole(RoleDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        var former = Roles.Single(known => known.Number == role.Number);
        return CheckRole(role, former) is { } error ? error : WithRoles(Roles.Select(known => known == former ? role : known));
    }

    /// <summary>The number of the next role when nobody asks for another one: the first that is free.</summary>
    /// <returns>The number.</returns>
    public int FindFreeRoleNumber() => Enumerable.Range(1, Roles.Count + 1).First(number => Roles.All(role => role.Number != number));

    /// <summary>Adds a local.</summary>
    /// <param name="local">The local.</param>
    /// <returns>The organization, or <see cref="ErrorCodes.LocalIdTaken"/>.</returns>
    public Result<Organization> AddLocal(Local local)
    {
        ArgumentNullException.ThrowIfNull(local);
        return Locals.Any(known => known.Id == local.Id)
            ? new Error(ErrorKind.Conflict, ErrorCodes.LocalIdTaken)
            : this with { Locals = [.. Locals, local] };
    }

    /// <summary>Renames a local.</summary>
    /// <param name="local">The local as it should be.</param>
    /// <returns>The organization.</returns>
    public Organization ChangeLocal(Local local)
    {
        ArgumentNullException.ThrowIfNull(local);
        return this with { Locals = [.. Locals.Select(known => known.Id == local.Id ? local : known)] };
    }

    /// <summary>Finds a role by what the request calls it, compared exactly. A name may be one that its template has for another.</summary>
    /// <param name="reference">What was sent.</param>
    /// <returns>The role, or <see cref="ErrorCodes.UnknownChoice"/> with what would have been right.</returns>
    public Result<RoleDefinition> FindRole(RoleReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var found = Roles.FirstOrDefault(role => role.CalledBy(reference.Form) == reference.Text) ?? FindRoleByOtherName(reference);
        return found is not null
            ? found
            : Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = [.. Roles.Select(role => role.CalledBy(reference.Form))] };
    }

    /// <summary>Finds the roles that somebody is to hold.</summary>
    /// <param name="references">What was sent.</param>
    /// <returns>The roles, each once, by number; or all that is wrong with them, or <see cref="ErrorCodes.Required"/> for none at all.</returns>
    public Result<IReadOnlyList<RoleDefinition>> FindRoles(IReadOnlyList<RoleReference> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        var found = references.Select(reference => (reference.Text, Role: FindRole(reference))).ToList();
        var errors = found.SelectMany(role => role.Role.Errors.Select(error => error with { AttemptedValue = role.Text })).ToList();
        return (references.Count, errors.Count) switch
        {
            (0, _) => Error.Validation(ErrorCodes.Required),
            (_, 0) => Result<IReadOnlyList<RoleDefinition>>.Success([.. found.Select(role => role.Role.Value).Distinct().OrderBy(role => role.Number)]),
            _ => Result<IReadOnlyList<RoleDefinition>>.Failure(errors),
        };
    }

    /// <summary>Finds the locals that somebody is to work at.</summary>
    /// <param name="ids">What was sent.</param>
    /// <returns>The locals, each once, in the organization's order; or <see cref="ErrorCodes.UnknownChoice"/> for each that it does not have.</returns>
    public Result<IReadOnlyList<Local>> FindLocals(IReadOnlyList<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var errors = ids.Where(id => Locals.All(local => local.Id != id))
            .Select(id => Error.Validation(ErrorCodes.UnknownChoice) with { AttemptedValue = id, Allowed = [.. Locals.Select(local => local.Id)] })
            .ToList();
        return errors.Count == 0
            ? Result<IReadOnlyList<Local>>.Success([.. Locals.Where(local => ids.Contains(local.Id))])
            : Result<IReadOnlyList<Local>>.Failure(errors);
    }

    /// <summary>Finds an area in the catalogue, when there is one.</summary>
    /// <param name="area">The area; null for none.</param>
    /// <returns>The area, or <see cref="ErrorCodes.AreaNotInCatalogue"/> with the catalogue.</returns>
    public Result<Area?> FindArea(Area? area) => area is null || Policy.Areas.Count == 0 || Policy.Areas.Contains(area)
        ? Result<Area?>.Success(area)
        : Error.Validation(ErrorCodes.AreaNotInCatalogue) with { Allowed = [.. Policy.Areas.Select(known => known.Value)] };

    /// <summary>
    /// What somebody may give to a service: what it holds itself, and what the organization's roles have for other services.
    /// </summary>
    /// <param name="held">The permissions that it holds.</param>
    /// <returns>The codes, each once, sorted.</returns>
    public IReadOnlyList<string> GrantablePermissions(IReadOnlySet<string> held)
    {
        ArgumentNullException.ThrowIfNull(held);
        var foreign = Permissions.OfOtherServices(Roles.SelectMany(role => role.Permissions));
        return [.. held.Union(foreign).Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads the permissions that somebody gives to a service.</summary>
    /// <param name="codes">What was sent.</param>
    /// <param name="held">The permissions that who gives them holds.</param>
    /// <returns>The codes, or <see cref="ErrorCodes.Required"/> or <see cref="ErrorCodes.UnknownChoice"/> with <see cref="GrantablePermissions"/>.</returns>
    public Result<IReadOnlyList<string>> FindGrantable(IReadOnlyList<string>? codes, IReadOnlySet<string> held)
    {
        if (codes is null or [])
        {
            return Error.Validation(ErrorCodes.Required);
        }

        var grantable = GrantablePermissions(held);
        return codes.All(grantable.Contains)
            ? Result<IReadOnlyList<string>>.Success(codes)
            : Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = grantable };
    }

    private RoleDefinition? FindRoleByOtherName(RoleReference reference) =>
        reference.Form == RoleReferenceForm.Name && OrganizationTemplates.RoleNamesOf(Template).TryGetValue(reference.Text, out var key)
            ? Roles.FirstOrDefault(role => role.Key == key)
            : null;

    private Error? CheckRole(RoleDefinition role, RoleDefinition? former)
    {
        var others = Roles.Where(known => known != former).ToList();
        var had = former?.Permissions ?? [];
        // The platform's permission comes with the template alone; who has it, and what else administrators need, keeps it.
        var needed = role.IsAdministrator
            ? had.Where(code => code == Permissions.OrganizationsManage || Permissions.OfAdministrators.Contains(code)).ToList()
            : [];
        return role switch
        {
            _ when others.Exists(other => other.Number == role.Number) => new(ErrorKind.Conflict, ErrorCodes.RoleNumberTaken),
            _ when others.Exists(other => other.Key == role.Key) => new(ErrorKind.Conflict, ErrorCodes.RoleKeyTaken),
            _ when others.Exists(other => other.Name == role.Name) => new(ErrorKind.Conflict, ErrorCodes.RoleNameTaken),
            _ when role.Permissions.Except(had).Contains(Permissions.OrganizationsManage) =>
                Error.Validation(ErrorCodes.PermissionReserved, nameof(role.Permissions)) with { AttemptedValue = Permissions.OrganizationsManage },
            _ when needed.Except(role.Permissions).Any() => Error.Validation(ErrorCodes.PermissionsNeeded, nameof(role.Permissions)) with { Allowed = needed },
            _ => null,
        };
    }

    private Organization WithRoles(IEnumerable<RoleDefinition> roles) => this with { Roles = [.. roles.OrderBy(role => role.Number)] };
}
