using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Organizations;

/// <summary>Reads and saves organizations with their role definitions and locals.</summary>
internal sealed class OrganizationStore(
    DirectoryContext context,
    OrganizationCache cache,
    IWriteTransaction transaction,
    IAuditTrail audit) : IOrganizations
{
    public Task<Organization?> FindAsync(string id, CancellationToken cancellationToken) => cache.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<Organization>> ListAsync(bool? isActive, int offset, int limit, CancellationToken cancellationToken) =>
        ReadAsync(FilterByStatus(isActive).OrderBy(row => row.Id).Skip(offset).Take(limit), cancellationToken);

    public Task<int> CountAsync(bool? isActive, CancellationToken cancellationToken) =>
        FilterByStatus(isActive).CountAsync(cancellationToken);

    public async Task<Organization?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var rows = context.Organizations.Where(row => row.Id == id);
        // Updates the row without changing it, to lock it before it is read.
        await rows.ExecuteUpdateAsync(update => update.SetProperty(row => row.IsActive, row => row.IsActive), cancellationToken);
        var organization = await rows.Include(row => row.Roles).SingleOrDefaultAsync(cancellationToken);
        if (organization is null)
        {
            return null;
        }

        await context.Set<LocalRow>().Where(local => local.OrganizationId == id).LoadAsync(cancellationToken);
        return OrganizationQuery.ToDomain(organization);
    }

    public async Task<Result> AddAsync(Organization organization, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var row = new OrganizationRow { Id = organization.Id, Name = organization.Name, Template = organization.Template };
        Copy(organization, row);
        context.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueIndexes.IsViolation(exception))
        {
            return new Error(ErrorKind.Conflict, ErrorCodes.OrganizationIdTaken);
        }

        audit.Add(OrganizationAudit.Created(organization));
        return Result.Success;
    }

    public async Task SaveAsync(Organization organization, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var row = context.Organizations.Local.SingleOrDefault(loaded => loaded.Id == organization.Id)
            ?? throw new InvalidOperationException("Only an organization that was loaded in this command can be saved.");
        foreach (var entry in OrganizationAudit.Changed(OrganizationQuery.ToDomain(row), organization))
        {
            audit.Add(entry);
        }

        Copy(organization, row);
        await context.SaveChangesAsync(cancellationToken);
    }

    private static void Copy(Organization organization, OrganizationRow row)
    {
        row.Name = organization.Name;
        row.IsActive = organization.IsActive;
        row.Areas = [.. organization.Policy.Areas.Select(area => area.Value)];
        row.RequiresPasswordChange = organization.Policy.RequiresPasswordChange;
        foreach (var role in organization.Roles)
        {
            CopyRole(role, row);
        }

        foreach (var (local, index) in organization.Locals.Select((local, index) => (local, index)))
        {
            if (row.Locals.Find(stored => stored.Id == local.Id) is { } known)
            {
                known.Name = local.Name;
            }
            else
            {
                row.Locals.Add(new() { OrganizationId = row.Id, Id = local.Id, Name = local.Name, Position = index + 1 });
            }
        }
    }

    private static void CopyRole(RoleDefinition role, OrganizationRow organization)
    {
        var row = organization.Roles.Find(stored => stored.Number == role.Number);
        if (row is null)
        {
            row = new() { OrganizationId = organization.Id, Number = role.Number, Key = role.Key, Name = role.Name };
            organization.Roles.Add(row);
        }

        row.Key = role.Key;
        row.Name = role.Name;
        row.Description = role.Description;
        row.Permissions = [.. role.Permissions];
        row.NeedsArea = role.NeedsArea;
        row.IsAdministrator = role.IsAdministrator;
    }

    private IQueryable<OrganizationRow> FilterByStatus(bool? isActive) =>
        isActive is { } wanted ? context.Organizations.Where(row => row.IsActive == wanted) : context.Organizations;

    private async Task<IReadOnlyList<Organization>> ReadAsync(
        IQueryable<OrganizationRow> organizations,
        CancellationToken cancellationToken)
    {
        var rows = await organizations.AsNoTracking().Include(row => row.Roles).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.Id);
        var locals = await context.Set<LocalRow>().AsNoTracking()
            .Where(local => ids.Contains(local.OrganizationId))
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            row.Locals.AddRange(locals.Where(local => local.OrganizationId == row.Id));
        }

        return rows.ConvertAll(OrganizationQuery.ToDomain);
    }
}
