using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Transactions;

/// <summary>
/// Checks again whether the caller's token is valid. A client decides how long it takes to send the body of a request, and the token may
/// have been revoked since authentication.
/// </summary>
internal sealed class CallerAccess(DirectoryContext context, AccessTokens tokens, ICallerAccessor accessor)
{
    private IQueryable<ApplicationUser> UserRows => context.Users.IgnoreQueryFilters()
        .Where(row => row.Id == accessor.Current.UserId && row.AccessVersion == accessor.Current.AccessVersion)
        .Where(row => accessor.Current.SessionId == null
            || context.RefreshTokens.Any(token => token.Family == accessor.Current.SessionId && token.UserId == row.Id));

    private IQueryable<ServiceAccountRow> ServiceRows => context.ServiceAccounts.IgnoreQueryFilters()
        .Where(row => row.Id == accessor.Current.ServiceAccountId && row.IsActive && row.AccessVersion == accessor.Current.AccessVersion);

    public async Task<bool> IsStillValidAsync(CancellationToken cancellationToken) =>
        accessor.Current.AccessVersion == 0 || await tokens.VerifyCallerAsync(accessor.Current, context, cancellationToken) is not null;

    /// <summary>Checks the token, and locks the caller's row, so that the token can't be revoked before the transaction ends.</summary>
    public async Task<bool> VerifyAndLockAsync(CancellationToken cancellationToken) => accessor.Current switch
    {
        { AccessVersion: 0 } => true,
        _ when context.HasOneWriter => await IsStillValidAsync(cancellationToken),
        { UserId: not null } => await UserRows.ExecuteUpdateAsync(
            row => row.SetProperty(user => user.AccessVersion, user => user.AccessVersion),
            cancellationToken) > 0,
        _ => await ServiceRows.ExecuteUpdateAsync(
            row => row.SetProperty(service => service.AccessVersion, service => service.AccessVersion),
            cancellationToken) > 0,
    };
}
