using System.Diagnostics;
using System.Diagnostics.Metrics;
using HelpDesk.Users.Application.Common;

namespace HelpDesk.Users.Infrastructure.Observability;

/// <summary>
/// Metrics of password hashes, the database, waiting writers and active users. Nothing is measured unless a listener is enabled. The values
/// of tags are fixed words or IDs of existing organizations: never input of clients, and never personal data.
/// </summary>
internal sealed class DirectoryMetrics
{
    private static readonly InstrumentAdvice<double> HashBuckets = new()
    {
        HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2.5],
    };

    private static readonly InstrumentAdvice<double> DatabaseBuckets = new()
    {
        HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
    };

    private readonly Histogram<double> hashTime;
    private readonly Histogram<double> databaseTime;
    private readonly UpDownCounter<long> waitingWriters;
    private readonly ObservableGauge<long> activeUsers;

    private IReadOnlyDictionary<string, int> activeUsersByOrganization = new Dictionary<string, int>();

    public DirectoryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Instrumentation.Name);
        hashTime = meter.CreateHistogram(
            "helpdesk.users.password_hash.duration",
            "s",
            "How long hashing or comparing a password took.",
            tags: null,
            HashBuckets);
        databaseTime = meter.CreateHistogram(
            "db.client.operation.duration",
            "s",
            "How long the database took for a command or a commit.",
            tags: null,
            DatabaseBuckets);
        waitingWriters = meter.CreateUpDownCounter<long>(
            "helpdesk.users.waiting_writers",
            "{writer}",
            "How many writers of this process wait for their turn (SQLite).");
        activeUsers = meter.CreateObservableGauge(
            "helpdesk.users.active_users",
            () => activeUsersByOrganization.Select(count => new Measurement<long>(
                count.Value,
                KeyValuePair.Create<string, object?>("organization", count.Key))),
            "{user}",
            "How many users of an organization may sign in.");
    }

    /// <summary>Whether the number of active users is observed. If not, there is no need to count them.</summary>
    public bool AreActiveUsersObserved => activeUsers.Enabled;

    /// <summary>Whether the duration of database operations is observed.</summary>
    public bool IsDatabaseObserved => databaseTime.Enabled;

    /// <param name="operation"><c>hash</c> or <c>verify</c>.</param>
    public void RecordHash(string operation, TimeSpan elapsed) =>
        hashTime.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("operation", operation));

    /// <param name="system">OpenTelemetry's name of the database: <c>db.system.name</c>.</param>
    /// <param name="operation">The kind of statement, such as <c>SELECT</c>: <c>db.operation.name</c>.</param>
    /// <param name="errorType">The type of the exception: <c>error.type</c>. Null when the operation succeeded.</param>
    public void RecordDatabase(string system, string operation, string? errorType, TimeSpan elapsed)
    {
        var tags = new TagList { { "db.system.name", system }, { "db.operation.name", operation } };
        if (errorType is not null)
        {
            tags.Add("error.type", errorType);
        }

        databaseTime.Record(elapsed.TotalSeconds, tags);
    }

    /// <param name="difference">The change of the number of waiting writers; negative when it decreases.</param>
    public void ChangeWaitingWriters(int difference) => waitingWriters.Add(difference);

    public void SetActiveUsers(IReadOnlyDictionary<string, int> byOrganization) => activeUsersByOrganization = byOrganization;
}
