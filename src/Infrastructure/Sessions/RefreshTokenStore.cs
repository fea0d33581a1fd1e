using System.Security.Cryptography;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Sessions;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using HelpDesk.Users.Infrastructure.Text;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Sessions;

/// <summary>Stores refresh tokens: 256 random bits, of which only a hash is stored.</summary>
internal sealed class RefreshTokenStore(
    DirectoryContext context,
    IWriteTransaction transaction,
    WriteGate gate,
    ICallerAccessor caller,
    RefreshTokenProtector protector,
    IOptions<TokenSettings> options) : IRefreshTokens
{
    private const int TokenBytes = 32;

    public async Task<Session> StartAsync(UserCredentials credential, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var (family, token) = (Guid.CreateVersion7(now), NewToken());
        var user = credential.User;
        Add(token, new(user.Id, user.OrganizationId, family, now, credential.AccessVersion, now, IsUsed: false, Successor: null), now);
        return new(family, EndOf(now), token);
    }

    public async Task<RefreshGrant?> FindAsync(Secret token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = Sha256Hex.Of(token.Value);
        var row = await context.RefreshTokens.IgnoreQueryFilters().AsNoTracking()
            .SingleOrDefaultAsync(stored => stored.Hash == hash, cancellationToken);
        return row is null
            ? null
            : new(
                row.UserId,
                row.OrganizationId,
                row.Family,
                row.SignedInAt,
                row.AccessVersion,
                Earlier(row.ExpiresAt, EndOf(row.SignedInAt)),
                IsUsed: row.UsedAt is not null,
                await FindSuccessorAsync(row, now, cancellationToken));
    }

    public async Task<Session> ContinueAsync(Secret token, RefreshGrant grant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (grant.Successor is { } again)
        {
            return new(grant.Family, EndOf(grant.SignedInAt), again);
        }

        var successor = NewToken();
        // Before the transaction, because it may write to the key ring.
        var protectedSuccessor = options.Value.RefreshReuseGrace > TimeSpan.Zero ? protector.Protect(successor.Value) : null;
        await transaction.BeginAsync(cancellationToken);
        var hash = Sha256Hex.Of(token.Value);
        var redeemed = await context.RefreshTokens.IgnoreQueryFilters()
            .Where(row => row.Hash == hash && row.UsedAt == null)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.UsedAt, now)
                    .SetProperty(row => row.ProtectedSuccessor, protectedSuccessor),
                cancellationToken);
        if (redeemed == 0)
        {
            throw new LostRaceException("Another request has used the refresh token.");
        }

        Add(successor, grant, now);
        return new(grant.Family, EndOf(grant.SignedInAt), successor);
    }

    public async Task<bool> EndFamilyAtOnceAsync(Guid family, CancellationToken cancellationToken)
    {
        await using var turn = await gate.EnterAsync(cancellationToken);
        return await DeleteAllAsync(context.RefreshTokens.IgnoreQueryFilters().Where(row => row.Family == family), cancellationToken);
    }

    public async Task EndFamilyAsync(Secret token, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var hash = Sha256Hex.Of(token.Value);
        var tokens = context.RefreshTokens.IgnoreQueryFilters();
        var families = await tokens.Where(row => row.Hash == hash).Select(row => row.Family).ToListAsync(cancellationToken);
        foreach (var family in families)
        {
            await DeleteAllAsync(tokens.Where(row => row.Family == family), cancellationToken);
        }
    }

    public async Task<IReadOnlyList<SessionView>> ListSessionsAsync(Guid userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.RefreshTokens
            .Where(row => row.UserId == userId && row.UsedAt == null && row.ExpiresAt > now
                && row.SignedInAt > now - options.Value.SessionLifetime
                && context.Users.Any(user => user.Id == userId && user.AccessVersion == row.AccessVersion))
            .OrderByDescending(row => row.IssuedAt)
            .Select(row => new SessionView(row.Family, row.SignedInAt, row.IssuedAt, row.Address, row.UserAgent))
            .ToListAsync(cancellationToken);

    public async Task<bool> EndFamilyAsync(Guid userId, Guid family, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        return await DeleteAllAsync(context.RefreshTokens.Where(row => row.UserId == userId && row.Family == family), cancellationToken);
    }

    /// <summary>
    /// Deletes tokens until none is left. On SQL Server, a refresh that is about to commit may add one that the first statement doesn't
    /// see.
    /// </summary>
    /// <returns>Whether there were any.</returns>
    private static async Task<bool> DeleteAllAsync(IQueryable<RefreshTokenRow> tokens, CancellationToken cancellationToken)
    {
        var wereAny = false;
        while (await tokens.ExecuteDeleteAsync(cancellationToken) > 0)
        {
            wereAny = true;
        }

        return wereAny;
    }

    private static DateTimeOffset Earlier(DateTimeOffset first, DateTimeOffset second) => first < second ? first : second;

    private static Secret NewToken() => new(Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(TokenBytes)));

    /// <summary>The end of a session, which depends on the sign-in alone.</summary>
    private DateTimeOffset EndOf(DateTimeOffset signedInAt) => signedInAt + options.Value.SessionLifetime;

    /// <summary>The token that replaced another one, if it may be sent again.</summary>
    private async Task<Secret?> FindSuccessorAsync(RefreshTokenRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (row.ProtectedSuccessor is null
            || now > row.UsedAt + options.Value.RefreshReuseGrace
            || protector.Unprotect(row.ProtectedSuccessor) is not { } successor)
        {
            return null;
        }

        var hash = Sha256Hex.Of(successor);
        return await context.RefreshTokens.IgnoreQueryFilters()
            .AnyAsync(stored => stored.Hash == hash && stored.UsedAt == null, cancellationToken)
            ? new(successor)
            : null;
    }

    private void Add(Secret token, RefreshGrant grant, DateTimeOffset now) => context.Add(new RefreshTokenRow
    {
        Hash = Sha256Hex.Of(token.Value),
        OrganizationId = grant.OrganizationId,
        UserId = grant.UserId,
        Family = grant.Family,
        AccessVersion = grant.AccessVersion,
        SignedInAt = grant.SignedInAt,
        IssuedAt = now,
        Address = Truncate(caller.Current.Origin.Address, RefreshTokenRow.MaxAddressLength),
        UserAgent = Truncate(caller.Current.Origin.UserAgent, RefreshTokenRow.MaxUserAgentLength),
        ExpiresAt = Earlier(now + options.Value.RefreshTokenLifetime, EndOf(grant.SignedInAt)),
    });

    private static string? Truncate(string? text, int length) => text?.Length > length ? text[..length] : text;
}
