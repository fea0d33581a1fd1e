using System.Data.Common;
using System.Diagnostics;
using HelpDesk.Users.Application.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HelpDesk.Users.Infrastructure.Observability;

/// <summary>
/// Measures each command and commit, and adds it to the trace of its request. The trace has the text of the statement, with parameter
/// names instead of values. It doesn't have the database's error messages, because they may contain values.
/// </summary>
internal sealed class DatabaseTelemetry(DirectoryMetrics metrics) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private static readonly ActivitySource Source = new(Instrumentation.Name);

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) =>
        RecordCommand(command, eventData, result);

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result) =>
        RecordCommand(command, eventData, result);

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) =>
        RecordCommand(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default) => new(RecordCommand(command, eventData, result));

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        object? result,
        CancellationToken cancellationToken = default) => new(RecordCommand(command, eventData, result));

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default) => new(RecordCommand(command, eventData, result));

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) =>
        RecordCommand(command, eventData, eventData.Exception);

    public override Task CommandFailedAsync(
        DbCommand command,
        CommandErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        CommandFailed(command, eventData);
        return Task.CompletedTask;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        Record(eventData.Context, "COMMIT", text: null, eventData.StartTime, eventData.Duration, failure: null);

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        TransactionCommitted(transaction, eventData);
        return Task.CompletedTask;
    }

    // EF Core reports ExecuteDelete as ExecuteUpdate.
    private static string GetOperation(CommandSource source, string text) => source switch
    {
        CommandSource.LinqQuery => "SELECT",
        CommandSource.SaveChanges => "BATCH",
        CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete =>
            text.StartsWith("DELETE", StringComparison.Ordinal) ? "DELETE" : "UPDATE",
        _ => "_OTHER",
    };

    private TResult RecordCommand<TResult>(DbCommand command, CommandEndEventData eventData, TResult result)
    {
        Record(
            eventData.Context,
            GetOperation(eventData.CommandSource, command.CommandText),
            command.CommandText,
            eventData.StartTime,
            eventData.Duration,
            result as Exception);
        return result;
    }

    private void Record(DbContext? context, string operation, string? text, DateTimeOffset started, TimeSpan elapsed, Exception? failure)
    {
        var isTraced = Activity.Current is not null && Source.HasListeners();
        if (!metrics.IsDatabaseObserved && !isTraced)
        {
            return;
        }

        var system = context?.Database.IsSqlServer() == true ? "microsoft.sql_server" : "sqlite";
        var errorType = failure?.GetType().FullName;
        metrics.RecordDatabase(system, operation, errorType, elapsed);
        if (isTraced && Source.StartActivity(operation, ActivityKind.Client, parentContext: default, startTime: started) is { } activity)
        {
            activity.SetTag("db.system.name", system).SetTag("db.operation.name", operation).SetTag("db.query.text", text);
            if (errorType is not null)
            {
                activity.SetTag("error.type", errorType).SetStatus(ActivityStatusCode.Error);
            }

            activity.SetEndTime((started + elapsed).UtcDateTime).Dispose();
        }
    }
}
