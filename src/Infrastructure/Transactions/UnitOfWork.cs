using Microsoft.EntityFrameworkCore;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Infrastructure.Audit;
using HelpDesk.Users.Infrastructure.Organizations;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using HelpDesk.Users.Infrastructure.Persistence;

namespace HelpDesk.Users.Infrastructure.Transactions;

/// <summary>One transaction per command, its audit included, run again when another write came in between.</summary>
internal sealed class UnitOfWork(DirectoryContext context, WriteGate gate, AuditTrail audit, Retries retries, CallerAccess access, OrganizationMemory organizations)
    : IUnitOfWork, IWriteTransaction
{
    private bool isWorking;
    private IAsyncDisposable? turn;

    public async Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : IResult<TResult>
    {
        var result = await LostRaces.RetryAsync(
            () => retries.RunAsync<TResult>(context, commit => RunOnceAsync(work, commit, cancellationToken), cancellationToken),
            cancellationToken);
        await audit.RecordRefusalsAsync();
        return result;
    }

    /// <inheritdoc/>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (!isWorking)
        {
            throw new InvalidOperationException("Only a command changes the directory.");
        }

        if (context.Database.CurrentTransaction is null)
        {
            turn = await gate.EnterAsync(cancellationToken);
            await context.Database.BeginTransactionAsync(cancellationToken);
            if (!await access.HoldAsync(cancellationToken))
            {
                throw new AccessEndedException();
            }
        }
    }

    private async Task<TResult> RunOnceAsync<TResult>(Func<Task<TResult>> work, CommitAsync<TResult> commit, CancellationToken cancellationToken)
        where TResult : IResult<TResult>
    {
        try
        {
            audit.Discard();
            isWorking = true;
            var result = await work();
            if (context.Database.CurrentTransaction is null && !await access.StillCountsAsync(cancellationToken))
            {
                throw new AccessEndedException();
            }

            if (result.IsSuccess && audit.HasPending)
            {
                await BeginAsync(cancellationToken);
                await audit.AppendPendingAsync(cancellationToken);
            }

            if (result.IsSuccess && context.Database.CurrentTransaction is not null)
            {
                await commit(result);
            }

            return result;
        }
        catch (DbUpdateException exception) when (UniqueIndexes.Refusal(exception) is { } refusal)
        {
            audit.Discard();
            return TResult.Failure([refusal]);
        }
        catch (AccessEndedException)
        {
            audit.Discard();
            return TResult.Failure([new(ErrorKind.Unauthenticated, ErrorCodes.SignInRequired)]);
        }
        finally
        {
            await EndAsync();
        }
    }

    private async Task EndAsync()
    {
        isWorking = false;
        // Another attempt, or the next command of the scope, shall see what others changed meanwhile.
        organizations.Forget();
        try
        {
            if (context.Database.CurrentTransaction is { } transaction)
            {
                await transaction.DisposeAsync();
            }
        }
        finally
        {
            if (turn is { } ending)
            {
                turn = null;
                await ending.DisposeAsync();
            }

            context.ChangeTracker.Clear();
        }
    }
}
