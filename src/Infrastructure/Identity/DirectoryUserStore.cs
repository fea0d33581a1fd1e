using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Identity;

/// <summary>
/// Identity's user store, with three differences: the ID isn't the primary key, an update is written at the end of the command, and the
/// unique index decides whether an email address is taken, instead of a query beforehand.
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

    /// <summary>Does nothing: the changes are saved at the end of the command, together with its audit records.</summary>
    public override Task<IdentityResult> UpdateAsync(ApplicationUser user, CancellationToken cancellationToken = default) =>
        Task.FromResult(IdentityResult.Success);
}
