using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Transactions;

/// <summary>
/// Whether the caller's token, which counted when the request came in, still does. A client decides how long the body of a request
/// takes to arrive, and whoever was locked out meanwhile must not be served.
/// </summary>
internal sealed class CallerAccess(DirectoryContext context, AccessTokens tokens, ICallerAccessor accessor)
{
    private IQueryable<ApplicationUser> User => context.Users.IgnoreQueryFilters()
        .Where(row => row.Id == accessor.Current.UserId && row.AccessVersion == accessor.Current.AccessVersion);

    private IQueryable<ServiceAccountRow> Service => context.ServiceAccounts.IgnoreQueryFilters()
        .Where(row => row.Id == accessor.Current.ServiceAccountId && row.IsActive && row.AccessVersion == accessor.Current.AccessVersion);

    /// <summary>Looks.</summary>
    public async Task<bool> StillCountsAsync(CancellationToken cancellationToken) =>
        accessor.Current.AccessVersion == 0 || await tokens.RecogniseAsync(accessor.Current, context, cancellationToken) is not null;

    /// <summary>Looks, and makes whoever would end the token wait until the transaction that is under way is over.</summary>
    public async Task<bool> HoldAsync(CancellationToken cancellationToken) => accessor.Current switch
    {
        { AccessVersion: 0 } => true,
        _ when context.HasOneWriter => await StillCountsAsync(cancellationToken),
        { UserId: not null } => await User.ExecuteUpdateAsync(row => row.SetProperty(user => user.AccessVersion, user => user.AccessVersion), cancellationToken) > 0,
        _ => await Service.ExecuteUpdateAsync(row => row.SetProperty(service => service.AccessVersion, service => service.AccessVersion), cancellationToken) > 0,
    };
}
