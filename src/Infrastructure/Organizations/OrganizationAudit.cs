using System.Globalization;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Infrastructure.Organizations;

/// <summary>What its audit tells of an organization that is stored: every change goes through the store, so none is forgotten.</summary>
internal static class OrganizationAudit
{
    public static AuditEntry Created(Organization organization) => About(AuditActions.OrganizationCreated, organization) with
    {
        Changes =
        [
            new("template", null, organization.Template),
            .. Differences(null, organization),
            .. Different(new AuditChange("locals", null, Join(organization.Locals.Select(local => local.Id)))),
        ],
    };

    /// <summary>One entry for each thing that happened; none when nothing did.</summary>
    public static IEnumerable<AuditEntry> Changed(Organization before, Organization after)
    {
        if (before.IsActive != after.IsActive)
        {
            yield return About(after.IsActive ? AuditActions.OrganizationReactivated : AuditActions.OrganizationDeactivated, after);
        }

        var changes = Differences(before, after).ToList();
        if (changes.Count > 0)
        {
            yield return About(AuditActions.OrganizationUpdated, after) with { Changes = changes };
        }

        foreach (var role in after.Roles)
        {
            var former = before.Roles.FirstOrDefault(known => known.Number == role.Number);
            var differences = Differences(former, role).ToList();
            if (differences.Count > 0)
            {
                yield return About(former is null ? AuditActions.RoleCreated : AuditActions.RoleUpdated, after, role.Key, role.Name, differences);
            }
        }

        foreach (var local in after.Locals)
        {
            var former = before.Locals.FirstOrDefault(known => known.Id == local.Id);
            if (former != local)
            {
                var action = former is null ? AuditActions.LocalCreated : AuditActions.LocalUpdated;
                yield return About(action, after, local.Id, local.Name, [new("name", former?.Name, local.Name)]);
            }
        }
    }

    private static AuditEntry About(string action, Organization organization) => About(action, organization, organization.Id, organization.Name, []);

    private static AuditEntry About(string action, Organization organization, string subjectId, string subjectName, IReadOnlyList<AuditChange> changes) =>
        new(action) { OrganizationId = organization.Id, SubjectId = subjectId, SubjectName = subjectName, Changes = changes };

    private static IEnumerable<AuditChange> Differences(Organization? before, Organization after) => Different(
        new("name", before?.Name, after.Name),
        new("areas", AreasOf(before), AreasOf(after)),
        new("requires_password_change", Word(before?.Policy.RequiresPasswordChange), Word(after.Policy.RequiresPasswordChange)));

    private static IEnumerable<AuditChange> Differences(RoleDefinition? before, RoleDefinition after) => Different(
        new("number", before?.Number.ToString(CultureInfo.InvariantCulture), after.Number.ToString(CultureInfo.InvariantCulture)),
        new("name", before?.Name, after.Name),
        new("description", before?.Description, after.Description),
        new("permissions", before is null ? null : Join(before.Permissions), Join(after.Permissions)),
        new("needs_area", Word(before?.NeedsArea), Word(after.NeedsArea)));

    private static IEnumerable<AuditChange> Different(params AuditChange[] changes) => changes.Where(change => change.Old != change.New);

    private static string? AreasOf(Organization? organization) => Join(organization?.Policy.Areas.Select(area => area.Value) ?? []);

    private static string? Join(IEnumerable<string> texts) => string.Join(", ", texts) is { Length: > 0 } joined ? joined : null;

    private static string? Word(bool? flag) => flag switch
    {
        true => "true",
        false => "false",
        null => null,
    };
}
