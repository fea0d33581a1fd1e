using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Loads and stores the aggregate through Identity's user manager.</summary>
internal sealed class UserRepository(DirectoryContext context, UnitOfWork unitOfWork, UserManager<ApplicationUser> manager) : IUserRepository
{
    public async Task<User?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        var row = await WithRoles().SingleOrDefaultAsync(user => user.Id == id, cancellationToken);
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

        return (await WithRoles().SingleAsync(stored => stored.Number == row.Number, cancellationToken)).ToDomain();
    }

    public async Task<Result> SaveAsync(User user, string? passwordHash, CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        var row = Loaded(user);
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
        return await context.Users.CountAsync(
            other => other.Id != user.Id && other.Status == UserStatus.Active && other.Roles.Any(role => role.Role!.IsAdministrator),
            cancellationToken);
    }

    private IQueryable<ApplicationUser> WithRoles() => context.Users.Include(user => user.Roles).ThenInclude(role => role.Role);

    private ApplicationUser Loaded(User user) =>
        context.Users.Local.SingleOrDefault(row => row.Id == user.Id)
        ?? throw new InvalidOperationException("Only a user that was loaded in this command can be stored.");
}
