using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Results;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>One transaction per command, its audit included, run again when another write came in between.</summary>
internal sealed class UnitOfWork(DirectoryContext context, WriteGate gate, AuditTrail audit, Retries retries, CallerAccess access) : IUnitOfWork
{
    private const int MaxAttempts = 50;
    private const int SqlServerDeadlock = 1205;

    private bool isWorking;
    private IAsyncDisposable? turn;

    public async Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : IResult<TResult>
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await retries.RunAsync<TResult>(context, commit => RunOnceAsync(work, commit, cancellationToken), cancellationToken);
                await audit.RecordRefusalsAsync();
                return result;
            }
            catch (Exception exception) when (attempt < MaxAttempts && IsLostRace(exception))
            {
                // The next attempt sees what the winner wrote.
            }
        }
    }

    /// <summary>Starts the transaction, unless it has started. Repositories call it before they use the database.</summary>
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

    /// <summary>Whether another write came in between, so that looking again helps.</summary>
    public static bool IsLostRace(Exception exception) =>
        exception is DbUpdateConcurrencyException || exception.GetBaseException() is SqlException { Number: SqlServerDeadlock };

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
                await context.SaveChangesAsync(cancellationToken);
                await commit(result);
            }

            return result;
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
