using System.Globalization;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Infrastructure.Organizations;

/// <summary>Creates the audit entries of an organization. Only the store saves organizations, so each change is recorded.</summary>
internal static class OrganizationAudit
{
    public static AuditEntry Created(Organization organization) => CreateEntry(AuditActions.OrganizationCreated, organization) with
    {
        Changes =
        [
            new("template", null, organization.Template),
            .. Compare(null, organization),
            .. OnlyChanged(new AuditChange("locals", null, Join(organization.Locals.Select(local => local.Id)))),
        ],
    };

    /// <summary>Compares two states. Returns one entry for each change of the organization, a role or a local.</summary>
    public static IEnumerable<AuditEntry> Changed(Organization before, Organization after)
    {
        if (before.IsActive != after.IsActive)
        {
            yield return CreateEntry(after.IsActive ? AuditActions.OrganizationReactivated : AuditActions.OrganizationDeactivated, after);
        }

        var changes = Compare(before, after).ToList();
        if (changes.Count > 0)
        {
            yield return CreateEntry(AuditActions.OrganizationUpdated, after) with { Changes = changes };
        }

        foreach (var role in after.Roles)
        {
            var former = before.Roles.FirstOrDefault(known => known.Number == role.Number);
            var differences = Compare(former, role).ToList();
            if (differences.Count > 0)
            {
                var action = former is null ? AuditActions.RoleCreated : AuditActions.RoleUpdated;
                yield return CreateEntry(action, after, role.Key, role.Name, differences);
            }
        }

        foreach (var local in after.Locals)
        {
            var former = before.Locals.FirstOrDefault(known => known.Id == local.Id);
            if (former != local)
            {
                var action = former is null ? AuditActions.LocalCreated : AuditActions.LocalUpdated;
                yield return CreateEntry(action, after, local.Id, local.Name, [new("name", former?.Name, local.Name)]);
            }
        }
    }

    private static AuditEntry CreateEntry(string action, Organization organization) =>
        CreateEntry(action, organization, organization.Id, organization.Name, []);

    private static AuditEntry CreateEntry(
        string action,
        Organization organization,
        string subjectId,
        string subjectName,
        IReadOnlyList<AuditChange> changes) => new(action)
        {
            OrganizationId = organization.Id,
            SubjectId = subjectId,
            SubjectName = subjectName,
            Changes = changes,
        };

    private static IEnumerable<AuditChange> Compare(Organization? before, Organization after) => OnlyChanged(
        new("name", before?.Name, after.Name),
        new("areas", JoinAreas(before), JoinAreas(after)),
        new("requires_password_change", Format(before?.Policy.RequiresPasswordChange), Format(after.Policy.RequiresPasswordChange)));

    private static IEnumerable<AuditChange> Compare(RoleDefinition? before, RoleDefinition after) => OnlyChanged(
        new("number", before?.Number.ToString(CultureInfo.InvariantCulture), after.Number.ToString(CultureInfo.InvariantCulture)),
        new("name", before?.Name, after.Name),
        new("description", before?.Description, after.Description),
        new("permissions", before is null ? null : Join(before.Permissions), Join(after.Permissions)),
        new("needs_area", Format(before?.NeedsArea), Format(after.NeedsArea)));

    private static IEnumerable<AuditChange> OnlyChanged(params AuditChange[] changes) => changes.Where(change => change.Old != change.New);

    private static string? JoinAreas(Organization? organization) => Join(organization?.Policy.Areas.Select(area => area.Value) ?? []);

    private static string? Join(IEnumerable<string> texts) => string.Join(", ", texts) is { Length: > 0 } joined ? joined : null;

    private static string? Format(bool? flag) => flag switch
    {
        true => "true",
        false => "false",
        null => null,
    };
}
