using System.Diagnostics;
using System.Diagnostics.Metrics;
using HelpDesk.Users.Application.Common;

namespace HelpDesk.Users.Infrastructure.Observability;

/// <summary>
/// Measures passwords, the database and its writers, and active users. Nothing is kept unless somebody listens. A measurement is tagged
/// with one of a few words or the id of an existing organization, never with what a client made up and never with anything about a person.
/// </summary>
internal sealed class DirectoryMetrics
{
    private static readonly InstrumentAdvice<double> HashTimes = new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2.5] };
    private static readonly InstrumentAdvice<double> DatabaseTimes = new() { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] };

    private readonly Histogram<double> hashTime;
    private readonly Histogram<double> databaseTime;
    private readonly UpDownCounter<long> waitingWriters;
    private readonly ObservableGauge<long> activeUsers;

    private IReadOnlyDictionary<string, int> activeUsersByOrganization = new Dictionary<string, int>();

    public DirectoryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Instrumentation.Name);
        hashTime = meter.CreateHistogram("helpdesk.users.password_hash.duration", "s", "How long hashing or comparing a password took.", null, HashTimes);
        databaseTime = meter.CreateHistogram("db.client.operation.duration", "s", "How long the database took for a command or a commit.", null, DatabaseTimes);
        waitingWriters = meter.CreateUpDownCounter<long>("helpdesk.users.waiting_writers", "{writer}", "How many writers of this process wait for their turn (SQLite).");
        activeUsers = meter.CreateObservableGauge(
            "helpdesk.users.active_users",
            () => activeUsersByOrganization.Select(counted => new Measurement<long>(counted.Value, KeyValuePair.Create<string, object?>("organization", counted.Key))),
            "{user}",
            "How many users of an organization may sign in.");
    }

    /// <summary>Whether somebody wants to know how many users are active, for which they must be counted.</summary>
    public bool AreActiveUsersObserved => activeUsers.Enabled;

    /// <summary>Whether somebody wants to know how long the database takes.</summary>
    public bool IsDatabaseObserved => databaseTime.Enabled;

    /// <param name="operation"><c>hash</c> or <c>verify</c>.</param>
    /// <param name="elapsed">How long it took.</param>
    public void RecordHash(string operation, TimeSpan elapsed) => hashTime.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("operation", operation));

    /// <param name="system">The database, as OpenTelemetry calls it.</param>
    /// <param name="operation">What was asked of it.</param>
    /// <param name="failure">The type of what went wrong; null when nothing did.</param>
    /// <param name="elapsed">How long it took.</param>
    public void RecordDatabase(string system, string operation, string? failure, TimeSpan elapsed)
    {
        var tags = new TagList { { "db.system.name", system }, { "db.operation.name", operation } };
        if (failure is not null)
        {
            tags.Add("error.type", failure);
        }

        databaseTime.Record(elapsed.TotalSeconds, tags);
    }

    /// <param name="difference">How many more wait; less than 0 for fewer.</param>
    public void ChangeWaitingWriters(int difference) => waitingWriters.Add(difference);

    /// <param name="byOrganization">The number of active users by the organizations' ids.</param>
    public void SetActiveUsers(IReadOnlyDictionary<string, int> byOrganization) => activeUsersByOrganization = byOrganization;
}
