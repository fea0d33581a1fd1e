using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Identity;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Organizations and their role definitions.</summary>
internal sealed class OrganizationStore(DirectoryContext context, UnitOfWork unitOfWork) : IOrganizations
{
    public async Task<Organization?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var row = await context.Organizations.AsNoTracking().Include(organization => organization.Roles)
            .SingleOrDefaultAsync(organization => organization.Id == id, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var locals = await context.Set<LocalRow>().AsNoTracking()
            .Where(local => local.OrganizationId == id)
            .OrderBy(local => local.Position)
            .ToListAsync(cancellationToken);
        return new(
            row.Id,
            row.Name,
            row.Template,
            [.. row.Roles.OrderBy(role => role.Number).Select(role => role.ToDomain())],
            new([.. row.Areas.Select(area => Area.Restore(area))], row.RequiresPasswordChange),
            [.. locals.Select(local => Local.Restore(local.Id, local.Name))],
            row.IsActive);
    }

    public async Task SaveAsync(Organization organization, CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        var row = await context.Organizations.Include(stored => stored.Locals).SingleOrDefaultAsync(stored => stored.Id == organization.Id, cancellationToken);
        if (row is null)
        {
            row = new()
            {
                Id = organization.Id,
                Name = organization.Name,
                Template = organization.Template,
                Roles = [.. organization.Roles.Select(role => new RoleRow
                {
                    OrganizationId = organization.Id,
                    Number = role.Number,
                    Key = role.Key,
                    Name = role.Name,
                    Permissions = [.. role.Permissions],
                    NeedsArea = role.NeedsArea,
                    IsAdministrator = role.IsAdministrator,
                    Description = role.Description,
                })],
            };
            context.Add(row);
        }

        row.Name = organization.Name;
        row.Areas = [.. organization.Policy.Areas.Select(area => area.Value)];
        row.RequiresPasswordChange = organization.Policy.RequiresPasswordChange;
        AddOrRenameLocals(row, organization);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueIndexes.IsViolation(exception))
        {
            throw new DbUpdateConcurrencyException("Another instance has just made the organization: look again.", exception);
        }
    }

    /// <summary>Locals that are no longer named stay: somebody may work there.</summary>
    private static void AddOrRenameLocals(OrganizationRow row, Organization organization)
    {
        foreach (var local in organization.Locals)
        {
            if (row.Locals.Find(stored => stored.Id == local.Id) is { } known)
            {
                known.Name = local.Name;
            }
            else
            {
                row.Locals.Add(new() { OrganizationId = organization.Id, Id = local.Id, Name = local.Name, Position = row.Locals.Count + 1 });
            }
        }
    }
}
