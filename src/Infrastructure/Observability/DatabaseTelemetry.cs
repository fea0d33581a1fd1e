using System.Data.Common;
using System.Diagnostics;
using HelpDesk.Users.Application.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HelpDesk.Users.Infrastructure.Observability;

/// <summary>
/// Measures every command and commit, and shows them in the trace of the request that they belong to: with the text of the
/// statement, which has the names of its parameters and not their values, and never with the database's own words on a failure,
/// which may.
/// </summary>
internal sealed class DatabaseTelemetry(DirectoryMetrics metrics) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private static readonly ActivitySource Source = new(Instrumentation.Name);

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => Noted(command, eventData, result);

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result) => Noted(command, eventData, result);

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) => Noted(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default) => new(Noted(command, eventData, result));

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        object? result,
        CancellationToken cancellationToken = default) => new(Noted(command, eventData, result));

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default) => new(Noted(command, eventData, result));

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Noted(command, eventData, eventData.Exception);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        CommandFailed(command, eventData);
        return Task.CompletedTask;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        Note(eventData.Context, "COMMIT", text: null, eventData.StartTime, eventData.Duration, failure: null);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TransactionCommitted(transaction, eventData);
        return Task.CompletedTask;
    }

    // EF Core takes deletions for updates.
    private static string OperationOf(CommandSource source, string text) => source switch
    {
        CommandSource.LinqQuery => "SELECT",
        CommandSource.SaveChanges => "BATCH",
        CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete => text.StartsWith("DELETE", StringComparison.Ordinal) ? "DELETE" : "UPDATE",
        _ => "_OTHER",
    };

    private TResult Noted<TResult>(DbCommand command, CommandEndEventData eventData, TResult result)
    {
        Note(eventData.Context, OperationOf(eventData.CommandSource, command.CommandText), command.CommandText, eventData.StartTime, eventData.Duration, result as Exception);
        return result;
    }

    private void Note(DbContext? context, string operation, string? text, DateTimeOffset started, TimeSpan elapsed, Exception? failure)
    {
        var isTraced = Activity.Current is not null && Source.HasListeners();
        if (!metrics.IsDatabaseObserved && !isTraced)
        {
            return;
        }

        var system = context?.Database.IsSqlServer() == true ? "microsoft.sql_server" : "sqlite";
        var failed = failure?.GetType().FullName;
        metrics.RecordDatabase(system, operation, failed, elapsed);
        if (isTraced && Source.StartActivity(operation, ActivityKind.Client, parentContext: default, startTime: started) is { } activity)
        {
            activity.SetTag("db.system.name", system).SetTag("db.operation.name", operation).SetTag("db.query.text", text);
            if (failed is not null)
            {
                activity.SetTag("error.type", failed).SetStatus(ActivityStatusCode.Error);
            }

            activity.SetEndTime((started + elapsed).UtcDateTime).Dispose();
        }
    }
}
