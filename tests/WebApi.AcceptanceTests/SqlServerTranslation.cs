using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HelpDesk.Users.WebApi.AcceptanceTests;

/// <summary>
/// While the suite runs on SQLite, every query that a service in this process makes is also translated for SQL Server, parsed, and
/// held against the schema that the migrations create there and the rights that the service's login has; so is, as SQLite words it,
/// what it saves. What does not pass fails the request that made it, and so its test.
/// </summary>
[SetUpFixture]
public sealed partial class SqlServerTranslation : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly ConcurrentDictionary<string, object?> Seen = [];

    private readonly ConcurrentBag<IDisposable> subscriptions = [];
    private readonly Lock translating = new();

    private SqlServerTranslator translator = null!;

    /// <summary>What was translated so far.</summary>
    public static IEnumerable<string> Statements => Seen.Keys;

    [OneTimeSetUp]
    public void Start()
    {
        translator = new();
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    [OneTimeTearDown]
    public void Dispose()
    {
        foreach (var subscription in subscriptions)
        {
            subscription.Dispose();
        }

        translator?.Dispose();
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value?.Name == DbLoggerCategory.Name)
        {
            subscriptions.Add(value.Subscribe(this, name => name == CoreEventId.QueryCompilationStarting.Name || name == RelationalEventId.CommandExecuting.Name));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        foreach (var statement in StatementsOf(value.Value).Where(statement => !Seen.ContainsKey(statement)))
        {
            lock (translating)
            {
                translator.Check(statement);
                Seen.TryAdd(statement, null);
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private IReadOnlyList<string> StatementsOf(object? happened) => happened switch
    {
        QueryExpressionEventData { Context: { } context } query when context.Database.IsSqlite() => Translate(query.Expression),
        CommandEventData { CommandSource: CommandSource.SaveChanges, Context: { } context } saved when context.Database.IsSqlite() =>
            [Returning().Replace(saved.Command.CommandText, "")],
        _ => [],
    };

    /// <summary>One at a time, as the translator has one context.</summary>
    private IReadOnlyList<string> Translate(Expression query)
    {
        lock (translating)
        {
            return translator.Translate(query);
        }
    }

    [GeneratedRegex(@"\s+RETURNING [^;]+")]
    private static partial Regex Returning();
}
