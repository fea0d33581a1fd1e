using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Identity;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Loads and stores the aggregate through Identity's user manager.</summary>
internal sealed class UserRepository(
    DirectoryContext context,
    UnitOfWork unitOfWork,
    UserManager<ApplicationUser> manager,
    FormerPasswords formerPasswords,
    IAuditTrail audit,
    ICallerAccessor caller) : IUserRepository
{
    public async Task<User?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        await LoadRoleDefinitionsAsync(cancellationToken);
        var row = await context.Users.Include(user => user.Roles).SingleOrDefaultAsync(user => user.Id == id, cancellationToken);
        return row?.ToDomain();
    }

    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        return await context.Users.AnyAsync(cancellationToken);
    }

    public async Task<Result<User>> AddAsync(User user, string passwordHash, CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        var row = user.ToNewRow(passwordHash);
        var created = (await manager.CreateAsync(row)).ToResult();
        if (!created.IsSuccess)
        {
            return Result<User>.Failure(created.Errors);
        }

        await LoadRoleDefinitionsAsync(cancellationToken);
        var added = row.ToDomain();
        audit.Add(UserAudit.Created(added));
        return added;
    }

    public async Task<Result> SaveAsync(User user, string? passwordHash, CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        var row = Loaded(user);
        foreach (var entry in UserAudit.Changed(row.ToDomain(), user, passwordHash is not null, caller.Current))
        {
            audit.Add(entry);
        }

        if (passwordHash is not null)
        {
            await formerPasswords.ReplaceAsync(row, cancellationToken);
        }

        user.CopyTo(row);
        if (passwordHash is not null)
        {
            row.PasswordHash = passwordHash;
            return (await manager.UpdateSecurityStampAsync(row)).ToResult();
        }

        return context.ChangeTracker.HasChanges() ? (await manager.UpdateAsync(row)).ToResult() : Result.Success;
    }

    public async Task RemoveAsync(User user, CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        context.Remove(Loaded(user));
        audit.Add(UserAudit.Deleted(user));
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<int> CountOtherAdministratorsAsync(User user, CancellationToken cancellationToken)
    {
        if (!user.IsActiveAdministrator)
        {
            return 0;
        }

        await unitOfWork.BeginAsync(cancellationToken);
        await context.Organizations
            .Where(organization => organization.Id == user.OrganizationId)
            .ExecuteUpdateAsync(
                update => update.SetProperty(organization => organization.AdministratorsTouched, organization => organization.AdministratorsTouched + 1),
                cancellationToken);
        return await context.ActiveAdministrators(user.OrganizationId).CountAsync(other => other.Id != user.Id, cancellationToken);
    }

    /// <summary>The few definitions of the organization, to which EF ties the roles that users hold.</summary>
    private Task LoadRoleDefinitionsAsync(CancellationToken cancellationToken) =>
        context.Set<RoleRow>().Where(role => role.OrganizationId == context.OrganizationId).LoadAsync(cancellationToken);

    private ApplicationUser Loaded(User user) =>
        context.Users.Local.SingleOrDefault(row => row.Id == user.Id)
        ?? throw new InvalidOperationException("Only a user that was loaded in this command can be stored.");
}
