using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Application.Users;
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
    public async Task<User?> FindAsync(UserReference reference, CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        await LoadDefinitionsAsync(cancellationToken);
        var row = await context.Users.Include(user => user.Roles).Called(reference).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        await context.Set<UserLocalRow>().Where(local => local.UserNumber == row.Number).LoadAsync(cancellationToken);
        return row.ToDomain();
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

        await LoadDefinitionsAsync(cancellationToken);
        var added = row.ToDomain();
        audit.Add(UserAudit.Created(added));
        return added;
    }

    public async Task<Username> FindFreeUsernameAsync(EmailAddress email, CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var username = Username.For(email, attempt);
            if (!await context.Users.AnyAsync(user => user.CanonicalUsername == username.Canonical, cancellationToken))
            {
                return username;
            }
        }
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

    /// <summary>The few roles and locals of the organization, to which EF ties those of the users.</summary>
    private async Task LoadDefinitionsAsync(CancellationToken cancellationToken)
    {
        await context.Set<RoleRow>().Where(role => role.OrganizationId == context.OrganizationId).LoadAsync(cancellationToken);
        await context.Set<LocalRow>().Where(local => local.OrganizationId == context.OrganizationId).LoadAsync(cancellationToken);
    }

    private ApplicationUser Loaded(User user) =>
        context.Users.Local.SingleOrDefault(row => row.Id == user.Id)
        ?? throw new InvalidOperationException("Only a user that was loaded in this command can be stored.");
}
