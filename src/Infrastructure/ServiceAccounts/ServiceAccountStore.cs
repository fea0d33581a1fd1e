using System.Linq.Expressions;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.ServiceAccounts;

/// <summary>Loads, stores and reads service accounts.</summary>
internal sealed class ServiceAccountStore(DirectoryContext context, IWriteTransaction transaction) : IServiceAccounts
{
    private static readonly Expression<Func<ServiceAccountRow, ServiceAccountView>> View = row => new ServiceAccountView(
        row.Id,
        row.Name,
        row.Permissions,
        row.IsActive,
        row.CreatedAt,
        row.LastUsedAt,
        row.PreviousSecretUntil);

    public async Task<IReadOnlyList<ServiceAccountView>> ListViewsAsync(CancellationToken cancellationToken) =>
        await context.ServiceAccounts.AsNoTracking()
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .Select(View)
            .ToListAsync(cancellationToken);

    public Task<ServiceAccountView?> FindViewAsync(string id, CancellationToken cancellationToken) =>
        context.ServiceAccounts.AsNoTracking()
            .Where(row => row.Id == id)
            .Select(View)
            .SingleOrDefaultAsync(cancellationToken);

    public async Task<ServiceAccount?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var row = await context.ServiceAccounts.SingleOrDefaultAsync(stored => stored.Id == id, cancellationToken);
        return row is null ? null : ToDomain(row);
    }

    public async Task<Result> AddAsync(ServiceAccount account, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var row = new ServiceAccountRow
        {
            Id = account.Id,
            OrganizationId = account.OrganizationId,
            Name = account.Name.Value,
            Permissions = [.. account.Permissions],
            CreatedAt = account.CreatedAt,
            SecretHash = account.SecretHash,
        };
        Copy(account, row);
        context.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return Result.Success;
        }
        catch (DbUpdateException exception) when (UniqueIndexes.IsViolation(exception))
        {
            return new Error(ErrorKind.Conflict, ErrorCodes.ServiceNameTaken);
        }
    }

    public async Task SaveAsync(ServiceAccount account, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        Copy(account, GetLoadedRow(account));
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task RemoveAsync(ServiceAccount account, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        context.Remove(GetLoadedRow(account));
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<ServiceAccount?> FindClientAsync(string clientId, CancellationToken cancellationToken)
    {
        var row = await context.ServiceAccounts.IgnoreQueryFilters().AsNoTracking()
            .SingleOrDefaultAsync(stored => stored.Id == clientId, cancellationToken);
        return row is null ? null : ToDomain(row);
    }

    public async Task RecordUseAsync(ServiceAccount recognised, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var updated = await context.ServiceAccounts.IgnoreQueryFilters()
            .Where(row => row.Id == recognised.Id && row.Version == recognised.Version)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.LastUsedAt, now), cancellationToken);
        if (updated == 0)
        {
            throw new LostRaceException("The service account was changed after its secret was verified.");
        }
    }

    private static void Copy(ServiceAccount account, ServiceAccountRow row)
    {
        row.IsActive = account.IsActive;
        row.SecretHash = account.SecretHash;
        row.PreviousSecretHash = account.PreviousSecretHash;
        row.PreviousSecretUntil = account.PreviousSecretUntil;
        row.AccessVersion = account.AccessVersion;
        row.Version = account.Version;
    }

    private static ServiceAccount ToDomain(ServiceAccountRow row) => ServiceAccount.Restore(new(
        row.Id,
        row.OrganizationId,
        ServiceAccountName.Restore(row.Name),
        row.Permissions,
        row.IsActive,
        row.CreatedAt,
        row.LastUsedAt,
        row.AccessVersion,
        row.Version,
        row.SecretHash,
        row.PreviousSecretHash,
        row.PreviousSecretUntil));

    private ServiceAccountRow GetLoadedRow(ServiceAccount account) =>
        context.ServiceAccounts.Local.SingleOrDefault(row => row.Id == account.Id)
        ?? throw new InvalidOperationException("Only a service account that was loaded in this command can be saved.");
}
