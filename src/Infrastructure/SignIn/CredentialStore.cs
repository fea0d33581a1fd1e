using System.Linq.Expressions;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Identity;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.SignIn;

/// <summary>Reads what proves who a user is, in the organization that is named.</summary>
internal sealed class CredentialStore(DirectoryContext context, FrequentQueries frequent, UnitOfWork unitOfWork) : ICredentials
{
    public Task<Credential?> FindByEmailAsync(string organizationId, EmailAddress email, CancellationToken cancellationToken) =>
        FindAsync(organizationId, row => row.NormalizedEmail == email.Canonical, cancellationToken);

    public Task<Credential?> FindByIdAsync(string organizationId, Guid userId, CancellationToken cancellationToken) =>
        FindAsync(organizationId, row => row.Id == userId, cancellationToken);

    public async Task<Credential?> RecordSignInAsync(
        Credential verified,
        DateTimeOffset now,
        string? newPasswordHash,
        CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        var passwordHash = newPasswordHash ?? verified.PasswordHash;
        var noted = await context.Users.IgnoreQueryFilters()
            .Where(row => row.Id == verified.User.Id && row.PasswordHash == verified.PasswordHash)
            .ExecuteUpdateAsync(
                update => update.SetProperty(row => row.LastLogin, now).SetProperty(row => row.PasswordHash, passwordHash),
                cancellationToken);
        return noted == 1 ? await FindByIdAsync(verified.User.OrganizationId, verified.User.Id, cancellationToken) : null;
    }

    private async Task<Credential?> FindAsync(
        string organizationId,
        Expression<Func<ApplicationUser, bool>> condition,
        CancellationToken cancellationToken)
    {
        var stored = await context.Users.IgnoreQueryFilters()
            .Where(row => row.OrganizationId == organizationId)
            .Where(condition)
            .Joined(context)
            .Select(UserProjection.Credential)
            .ToListAsync(cancellationToken);
        if (stored is not [var first, ..])
        {
            return null;
        }

        // After the access version: tokens of roles that change in between are of the version that ends.
        var roles = await frequent.RolesAsync(context, organizationId, cancellationToken);
        return new(UserProjection.Whole(stored.ConvertAll(row => row.Part), organizationId, roles), first.PasswordHash, first.AccessVersion, first.TemporaryPasswordUntil);
    }
}
