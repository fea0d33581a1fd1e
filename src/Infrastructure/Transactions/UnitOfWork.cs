using Microsoft.EntityFrameworkCore;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Infrastructure.Audit;
using HelpDesk.Users.Infrastructure.Organizations;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using HelpDesk.Users.Infrastructure.Persistence;

namespace HelpDesk.Users.Infrastructure.Transactions;

/// <summary>
/// Runs each command in one transaction, which includes its audit records. Runs the command again when it conflicts with another write.
/// </summary>
internal sealed class UnitOfWork(
    DirectoryContext context,
    WriteGate gate,
    AuditTrail audit,
    Retries retries,
    CallerAccess access,
    OrganizationCache organizations) : IUnitOfWork, IWriteTransaction
{
    private bool isCommandRunning;
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
        if (!isCommandRunning)
        {
            throw new InvalidOperationException("A transaction can be started only while a command is running.");
        }

        if (context.Database.CurrentTransaction is null)
        {
            turn = await gate.EnterAsync(cancellationToken);
            await context.Database.BeginTransactionAsync(cancellationToken);
            if (!await access.VerifyAndLockAsync(cancellationToken))
            {
                throw new AccessRevokedException();
            }
        }
    }

    private async Task<TResult> RunOnceAsync<TResult>(
        Func<Task<TResult>> work,
        CommitAsync<TResult> commit,
        CancellationToken cancellationToken)
        where TResult : IResult<TResult>
    {
        try
        {
            audit.Discard();
            isCommandRunning = true;
            var result = await work();
            if (context.Database.CurrentTransaction is null && !await access.IsStillValidAsync(cancellationToken))
            {
                throw new AccessRevokedException();
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
        catch (AccessRevokedException)
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
        isCommandRunning = false;
        // The next attempt, or the next command of the scope, must see the changes of other commands.
        organizations.Clear();
        try
        {
            if (context.Database.CurrentTransaction is { } transaction)
            {
                await transaction.DisposeAsync();
            }
        }
        finally
        {
            if (turn is { } current)
            {
                turn = null;
                await current.DisposeAsync();
            }

            context.ChangeTracker.Clear();
        }
    }
}
