using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>An organization, with its roles, policy and locals.</summary>
/// <param name="Id">The id, such as <c>helpdesk</c>; compared exactly.</param>
/// <param name="Roles">The role definitions, sorted by number.</param>
/// <param name="Locals">The locals, in the order in which they were added.</param>
/// <param name="IsActive">Whether its users and services can sign in.</param>
public sealed record Organization(
    string Id,
    string Name,
    string Template,
    IReadOnlyList<RoleDefinition> Roles,
    OrganizationPolicy Policy,
    IReadOnlyList<Local> Locals,
    bool IsActive = true)
{
    /// <summary>The id of the organization that every installation has.</summary>
    public const string HelpDeskId = "helpdesk";

    /// <summary>The maximum length of an id, in characters.</summary>
    public const int MaxIdLength = 64;

    /// <summary>The maximum length of a name, in UTF-16 units, because databases count them.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Whether its users have usernames.</summary>
    public bool HasUsernames => Template == OrganizationTemplates.Cms;

    /// <summary>The administrator role. The organization always keeps an active user with this role.</summary>
    public RoleDefinition Administrator => Roles.First(role => role.IsAdministrator);

    /// <summary>
    /// Whether a text can be an id: 1 to <see cref="MaxIdLength"/> ASCII letters, digits, dots, dashes and underscores, which are safe in
    /// a header and compare the same way in every database.
    /// </summary>
    public static bool IsId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= MaxIdLength
            && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
    }

    /// <summary>Parses an id, with the rules of <see cref="IsId"/>.</summary>
    /// <returns>The id, or <see cref="ErrorCodes.Required"/> or <see cref="ErrorCodes.Malformed"/>.</returns>
    public static Result<string> ParseId(string? text) => text switch
    {
        null => Error.Validation(ErrorCodes.Required),
        _ when IsId(text) => text,
        _ => Error.Validation(ErrorCodes.Malformed),
    };

    /// <summary>Parses a name.</summary>
    /// <returns>
    /// The trimmed name, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/>
    /// or <see cref="ErrorCodes.ForbiddenCharacters"/>.
    /// </returns>
    public static Result<string> ParseName(string? text) => PlainText.ParseName(text, MaxNameLength);

    /// <summary>
    /// Applies the configuration, which is read at each start. Locals with the same id are renamed, new ones are added, and locals that
    /// aren't configured stay.
    /// </summary>
    public Organization Configure(string name, OrganizationPolicy policy, IReadOnlyList<Local> locals) => this with
    {
        Name = name,
        Policy = policy,
        Locals =
        [
            .. Locals.Select(local => locals.FirstOrDefault(configured => configured.Id == local.Id) ?? local),
            .. locals.Where(configured => Locals.All(local => local.Id != configured.Id)),
        ],
    };

    /// <summary>Returns a copy with another name, from <see cref="ParseName"/>.</summary>
    public Organization Rename(string name) => this with { Name = name };

    /// <summary>Returns a copy with another policy. Users keep their areas.</summary>
    public Organization ChangePolicy(OrganizationPolicy policy) => this with { Policy = policy };

    /// <summary>Returns an active copy, so that its users and services can sign in again.</summary>
    public Organization Reactivate() => this with { IsActive = true };

    /// <summary>Returns an inactive copy, which locks out its users and services.</summary>
    /// <returns>
    /// The organization, or <see cref="ErrorCodes.HelpDeskNeeded"/> for <see cref="HelpDeskId"/>, whose administrators manage all
    /// organizations.
    /// </returns>
    public Result<Organization> Deactivate() =>
        Id == HelpDeskId ? new Error(ErrorKind.Conflict, ErrorCodes.HelpDeskNeeded) : this with { IsActive = false };

    /// <summary>Returns a copy with another role.</summary>
    /// <returns>
    /// The organization, or <see cref="ErrorCodes.RoleNumberTaken"/>, <see cref="ErrorCodes.RoleKeyTaken"/>,
    /// <see cref="ErrorCodes.RoleNameTaken"/>, <see cref="ErrorCodes.PermissionReserved"/> or <see cref="ErrorCodes.PermissionsTooLong"/>.
    /// </returns>
    public Result<Organization> AddRole(RoleDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return CheckRole(role, former: null) is { } error ? error : WithRoles(Roles.Append(role));
    }

    /// <summary>Returns a copy with a changed role, which is identified by its number.</summary>
    /// <returns>
    /// The organization, or <see cref="ErrorCodes.RoleKeyTaken"/>, <see cref="ErrorCodes.RoleNameTaken"/>,
    /// <see cref="ErrorCodes.PermissionReserved"/>, <see cref="ErrorCodes.PermissionsNeeded"/> or
    /// <see cref="ErrorCodes.PermissionsTooLong"/>.
    /// </returns>
    public Result<Organization> ChangeRole(RoleDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        var former = Roles.Single(known => known.Number == role.Number);
        return CheckRole(role, former) is { } error ? error : WithRoles(Roles.Select(known => known == former ? role : known));
    }

    /// <summary>Finds the first free number for a new role.</summary>
    public int FindFreeRoleNumber() => Enumerable.Range(1, Roles.Count + 1).First(number => Roles.All(role => role.Number != number));

    /// <summary>Returns a copy with another local at the end.</summary>
    /// <returns>The organization, or <see cref="ErrorCodes.LocalIdTaken"/>.</returns>
    public Result<Organization> AddLocal(Local local)
    {
        ArgumentNullException.ThrowIfNull(local);
        return Locals.Any(known => known.Id == local.Id)
            ? new Error(ErrorKind.Conflict, ErrorCodes.LocalIdTaken)
            : this with { Locals = [.. Locals, local] };
    }

    /// <summary>Returns a copy with a changed local, which is identified by its id.</summary>
    public Organization ChangeLocal(Local local)
    {
        ArgumentNullException.ThrowIfNull(local);
        return this with { Locals = [.. Locals.Select(known => known.Id == local.Id ? local : known)] };
    }

    /// <summary>
    /// Finds a role by name, key or number, compared exactly. A name can also be one of <see cref="OrganizationTemplates.RoleNamesOf"/>.
    /// </summary>
    /// <returns>The role, or <see cref="ErrorCodes.UnknownChoice"/> with the allowed values.</returns>
    public Result<RoleDefinition> FindRole(RoleReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var found = Roles.FirstOrDefault(role => role.IdentifierFor(reference.Form) == reference.Text) ?? FindRoleByOtherName(reference);
        return found is not null
            ? found
            : Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = [.. Roles.Select(role => role.IdentifierFor(reference.Form))] };
    }

    /// <summary>Finds the roles of a user.</summary>
    /// <returns>
    /// The roles, without duplicates and sorted by number; or the errors of <see cref="FindRole"/>, or
    /// <see cref="ErrorCodes.Required"/> for no roles.
    /// </returns>
    public Result<IReadOnlyList<RoleDefinition>> FindRoles(IReadOnlyList<RoleReference> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        var found = references.Select(reference => (reference.Text, Role: FindRole(reference))).ToList();
        var errors = found.SelectMany(role => role.Role.Errors.Select(error => error with { AttemptedValue = role.Text })).ToList();
        return (references.Count, errors.Count) switch
        {
            (0, _) => Error.Validation(ErrorCodes.Required),
            (_, 0) => Result<IReadOnlyList<RoleDefinition>>.Success(
                [.. found.Select(role => role.Role.Value).Distinct().OrderBy(role => role.Number)]),
            _ => Result<IReadOnlyList<RoleDefinition>>.Failure(errors),
        };
    }

    /// <summary>Finds the locals of a user.</summary>
    /// <returns>
    /// The locals, without duplicates and in the organization's order; or <see cref="ErrorCodes.UnknownChoice"/> for each unknown id.
    /// </returns>
    public Result<IReadOnlyList<Local>> FindLocals(IReadOnlyList<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var errors = ids.Where(id => Locals.All(local => local.Id != id))
            .Select(id => Error.Validation(ErrorCodes.UnknownChoice) with
            {
                AttemptedValue = id,
                Allowed = [.. Locals.Select(local => local.Id)],
            })
            .ToList();
        return errors.Count == 0
            ? Result<IReadOnlyList<Local>>.Success([.. Locals.Where(local => ids.Contains(local.Id))])
            : Result<IReadOnlyList<Local>>.Failure(errors);
    }

    /// <summary>Checks that the catalogue has the area, if there is a catalogue. No area, null, is always valid.</summary>
    /// <returns>The area, or <see cref="ErrorCodes.AreaNotInCatalogue"/> with the catalogue.</returns>
    public Result<Area?> FindArea(Area? area) => area is null || Policy.Areas.Count == 0 || Policy.Areas.Contains(area)
        ? Result<Area?>.Success(area)
        : Error.Validation(ErrorCodes.AreaNotInCatalogue) with { Allowed = [.. Policy.Areas.Select(known => known.Value)] };

    /// <summary>
    /// Lists the permissions that a caller with the permissions <paramref name="held"/> can give to a service account: these permissions,
    /// and all permissions of other services in the organization's roles.
    /// </summary>
    /// <returns>The codes, sorted and without duplicates.</returns>
    public IReadOnlyList<string> GrantablePermissions(IReadOnlySet<string> held)
    {
        ArgumentNullException.ThrowIfNull(held);
        var ofOtherServices = Permissions.OfOtherServices(Roles.SelectMany(role => role.Permissions));
        return [.. held.Union(ofOtherServices).Order(StringComparer.Ordinal)];
    }

    /// <summary>Parses the permissions that a caller with the permissions <paramref name="held"/> gives to a service account.</summary>
    /// <returns>
    /// The codes, or <see cref="ErrorCodes.Required"/>, or <see cref="ErrorCodes.UnknownChoice"/> with
    /// <see cref="GrantablePermissions"/>.
    /// </returns>
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
        // Only the template gives organizations:manage. Administrators keep it, and their other basic permissions.
        var needed = role.IsAdministrator
            ? had.Where(code => code == Permissions.OrganizationsManage || Permissions.OfAdministrators.Contains(code)).ToList()
            : [];
        var totalLength = Permissions.TotalLengthOf(others.Append(role).SelectMany(known => known.Permissions));
        return role switch
        {
            _ when others.Exists(other => other.Number == role.Number) => new(ErrorKind.Conflict, ErrorCodes.RoleNumberTaken),
            _ when others.Exists(other => other.Key == role.Key) => new(ErrorKind.Conflict, ErrorCodes.RoleKeyTaken),
            _ when others.Exists(other => other.Name == role.Name) => new(ErrorKind.Conflict, ErrorCodes.RoleNameTaken),
            _ when role.Permissions.Except(had).Contains(Permissions.OrganizationsManage) =>
                    Error.Validation(ErrorCodes.PermissionReserved, nameof(role.Permissions)) with
                    {
                        AttemptedValue = Permissions.OrganizationsManage,
                    },
                _ when needed.Except(role.Permissions).Any() =>
                    Error.Validation(ErrorCodes.PermissionsNeeded, nameof(role.Permissions)) with { Allowed = needed },
            _ when role.Permissions.Except(had).Any() && totalLength > Permissions.MaxTotalLength =>
                Error.Validation(ErrorCodes.PermissionsTooLong, nameof(role.Permissions)) with { Limit = Permissions.MaxTotalLength },
            _ => null,
        };
    }

    private Organization WithRoles(IEnumerable<RoleDefinition> roles) => this with { Roles = [.. roles.OrderBy(role => role.Number)] };
}
