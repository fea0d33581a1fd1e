using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Identity;

/// <summary>
/// Identity's own store, but for three things: the id is not the primary key, an update is written at the end of the command, and the unique
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

    public override async Task<IdentityResult> CreateAsync(ApplicationUser user, CancellationToken cancellationToken = default)
    {
        Context.Add(user);
        try
        {
            await SaveChanges(cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbUpdateException exception) when (RefusalOf(user, exception) is { } refusal)
        {
            // Or it would be tried again with whatever is saved next.
            Context.ChangeTracker.Clear();
            return IdentityResult.Failed(refusal);
        }
    }

    /// <summary>Leaves it to the end of the command to write what changed, together with the audit.</summary>
    public override Task<IdentityResult> UpdateAsync(ApplicationUser user, CancellationToken cancellationToken = default) =>
        Task.FromResult(IdentityResult.Success);

    private IdentityError? RefusalOf(ApplicationUser user, DbUpdateException exception) => exception switch
    {
        _ when UniqueIndexes.IsEmailTaken(exception) => ErrorDescriber.DuplicateEmail(user.Email!),
        _ when UniqueIndexes.IsUsernameTaken(exception) => ErrorDescriber.DuplicateUserName(user.Username!),
        _ => null,
    };
}
