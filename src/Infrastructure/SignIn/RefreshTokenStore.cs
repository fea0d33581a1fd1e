using System.Security.Cryptography;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.SignIn;

/// <summary>Refresh tokens: 256 random bits, kept as a hash; who uses one twice ends its family.</summary>
internal sealed class RefreshTokenStore(
    DirectoryContext context,
    UnitOfWork unitOfWork,
    IServiceScopeFactory scopes,
    IOptions<TokenSettings> options) : IRefreshTokens
{
    private const int TokenBytes = 32;

    public async Task<Secret> IssueAsync(Credential credential, Guid? family, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        var token = new Secret(Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(TokenBytes)));
        context.Add(new RefreshTokenRow
        {
            Hash = Sha256Hex.Of(token.Value),
            OrganizationId = credential.User.OrganizationId,
            UserId = credential.User.Id,
            Family = family ?? Guid.CreateVersion7(now),
            AccessVersion = credential.AccessVersion,
            ExpiresAt = now + options.Value.RefreshTokenLifetime,
        });
        await context.SaveChangesAsync(cancellationToken);
        return token;
    }

    public async Task<RefreshGrant?> RedeemAsync(Secret token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = Sha256Hex.Of(token.Value);
        await using var scope = scopes.CreateAsyncScope();
        var tokens = scope.ServiceProvider.GetRequiredService<DirectoryContext>().RefreshTokens.IgnoreQueryFilters();
        var redeemed = await tokens
            .Where(row => row.Hash == hash && row.UsedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.UsedAt, now), cancellationToken);
        var found = await tokens.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash, cancellationToken);
        if (redeemed == 0 && found?.UsedAt is not null)
        {
            await tokens.Where(row => row.Family == found.Family).ExecuteDeleteAsync(cancellationToken);
        }

        return redeemed == 1 && found is not null
            ? new(found.UserId, found.OrganizationId, found.Family, found.AccessVersion)
            : null;
    }

    public async Task EndFamilyAsync(Secret token, CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        var hash = Sha256Hex.Of(token.Value);
        var tokens = context.RefreshTokens.IgnoreQueryFilters();
        await tokens
            .Where(row => tokens.Any(other => other.Hash == hash && other.Family == row.Family))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
