using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Identity;

/// <summary>
/// Identity's own store, but for three things: the id is not the primary key, an update writes only what changed, and the unique
/// index, not a look beforehand, decides whether an address is taken.
/// </summary>
internal sealed class DirectoryUserStore(DirectoryContext context, IdentityErrorDescriber describer)
    : UserOnlyStore<ApplicationUser, DirectoryContext, Guid>(context, describer)
{
    public override Task<ApplicationUser?> FindByIdAsync(string userId, CancellationToken cancellationToken = default)
    {
        var id = ConvertIdFromString(userId);
        return Users.SingleOrDefaultAsync(user => user.Id == id, cancellationToken);
    }

    public override Task<IdentityResult> CreateAsync(ApplicationUser user, CancellationToken cancellationToken = default)
    {
        Context.Add(user);
        return SaveAsync(user, cancellationToken);
    }

    public override Task<IdentityResult> UpdateAsync(ApplicationUser user, CancellationToken cancellationToken = default) =>
        SaveAsync(user, cancellationToken);

    private async Task<IdentityResult> SaveAsync(ApplicationUser user, CancellationToken cancellationToken)
    {
        try
        {
            await SaveChanges(cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbUpdateException exception) when (UniqueIndexes.IsEmailTaken(exception))
        {
            return IdentityResult.Failed(ErrorDescriber.DuplicateEmail(user.Email!));
        }
        catch (DbUpdateException exception) when (UniqueIndexes.IsUsernameTaken(exception))
        {
            return IdentityResult.Failed(ErrorDescriber.DuplicateUserName(user.Username!));
        }
    }
}
