using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Organizations;

/// <summary>Reads an organization with its roles and locals in one compiled query.</summary>
internal sealed class OrganizationQuery
{
    // The locals are joined only to the administrator's role. Joined to every role, each local would be read once per role.
    private readonly Func<DirectoryContext, string, IAsyncEnumerable<Part>> parts = EF.CompileAsyncQuery(
        (DirectoryContext context, string id) =>
        from organization in context.Organizations.AsNoTracking()
        where organization.Id == id
        join role in context.Set<RoleRow>() on organization.Id equals role.OrganizationId
        join local in context.Set<LocalRow>()
            on new { role.OrganizationId, role.IsAdministrator } equals new { local.OrganizationId, IsAdministrator = true } into locals
        from local in locals.DefaultIfEmpty()
        select new Part(organization, role, local));

    /// <summary>Returns null when no organization has this ID.</summary>
    public async Task<Organization?> FindAsync(DirectoryContext context, string id, CancellationToken cancellationToken)
    {
        var found = await parts(context, id).ToListAsync(cancellationToken);
        return found.Count == 0 ? null : ToDomain(
            found[0].Organization,
            found.DistinctBy(part => part.Role.Number).Select(part => part.Role),
            found.Select(part => part.Local).OfType<LocalRow>());
    }

    public static Organization ToDomain(OrganizationRow row) => ToDomain(row, row.Roles, row.Locals);

    private static Organization ToDomain(OrganizationRow row, IEnumerable<RoleRow> roles, IEnumerable<LocalRow> locals) => new(
        row.Id,
        row.Name,
        row.Template,
        [.. roles.OrderBy(role => role.Number).Select(role => role.ToDomain())],
        new([.. row.Areas.Select(area => Area.Restore(area))], row.RequiresPasswordChange),
        [.. locals.OrderBy(local => local.Position).Select(local => Local.Restore(local.Id, local.Name))],
        row.IsActive);

    private sealed record Part(OrganizationRow Organization, RoleRow Role, LocalRow? Local);
}
