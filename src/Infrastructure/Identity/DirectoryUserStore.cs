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
        await SaveChanges(cancellationToken);
        return IdentityResult.Success;
    }

    /// <summary>Leaves it to the end of the command to write what changed, together with the audit.</summary>
    public override Task<IdentityResult> UpdateAsync(ApplicationUser user, CancellationToken cancellationToken = default) =>
        Task.FromResult(IdentityResult.Success);
}
