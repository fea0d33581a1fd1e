using System.Diagnostics.Metrics;

namespace HelpDesk.Users.Application;

/// <summary>
/// What the service counts and measures of its own. Nothing is kept, and next to nothing done, unless somebody listens. What a
/// measurement is tagged with is one of a few words, or the id of an organization that there is; never what a client made up, and
/// nothing that tells of a person.
/// </summary>
public sealed class DirectoryMetrics : IDisposable
{
    /// <summary>What listeners ask for.</summary>
    public const string MeterName = "HelpDesk.Users";

    private static readonly InstrumentAdvice<double> HashTimes = new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2.5] };
    private static readonly InstrumentAdvice<double> DatabaseTimes = new() { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] };

    private readonly Meter meter;
    private readonly Counter<long> signIns;
    private readonly Counter<long> lockouts;
    private readonly Histogram<double> hashTime;
    private readonly Histogram<double> databaseTime;
    private readonly UpDownCounter<long> waitingWriters;
    private readonly ObservableGauge<long> activeUsers;

    private IReadOnlyDictionary<string, int> activeUsersByOrganization = new Dictionary<string, int>();

    /// <summary>Makes the instruments.</summary>
    public DirectoryMetrics()
    {
        meter = new(new MeterOptions(MeterName) { Scope = this });
        signIns = meter.CreateCounter<long>("helpdesk.users.sign_ins", "{sign-in}", "How many tried to come in, by what, and how it ended.");
        lockouts = meter.CreateCounter<long>("helpdesk.users.lockouts", "{lockout}", "How many times an address was locked after failed sign-ins.");
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

    /// <summary>Whether an instrument is one of these, and not of another instance in the same process.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <returns>True when it is.</returns>
    public bool Owns(Instrument instrument) => instrument?.Meter.Scope == this;

    /// <summary>Counts one who tried to come in.</summary>
    /// <param name="means">By what.</param>
    /// <param name="outcome">How it ended: <c>success</c>, or why not.</param>
    public void CountSignIn(string means, string outcome) => signIns.Add(1, new("means", means), new("outcome", outcome));

    /// <summary>Counts an address that was locked.</summary>
    public void CountLockout() => lockouts.Add(1);

    /// <summary>Notes how long a password took.</summary>
    /// <param name="operation">What was done with it: <c>hash</c> or <c>verify</c>.</param>
    /// <param name="elapsed">How long.</param>
    public void NoteHash(string operation, TimeSpan elapsed) => hashTime.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("operation", operation));

    /// <summary>Notes how long the database took.</summary>
    /// <param name="system">The database, as OpenTelemetry calls it.</param>
    /// <param name="operation">What was asked of it.</param>
    /// <param name="failure">The type of what went wrong; null when nothing did.</param>
    /// <param name="elapsed">How long.</param>
    public void NoteDatabase(string system, string operation, string? failure, TimeSpan elapsed)
    {
        var tags = new System.Diagnostics.TagList { { "db.system.name", system }, { "db.operation.name", operation } };
        if (failure is not null)
        {
            tags.Add("error.type", failure);
        }

        databaseTime.Record(elapsed.TotalSeconds, tags);
    }

    /// <summary>Counts who waits to write, and who no longer does.</summary>
    /// <param name="difference">One more, or one less.</param>
    public void ChangeWaitingWriters(int difference) => waitingWriters.Add(difference);

    /// <summary>Says how many users are active from now on.</summary>
    /// <param name="byOrganization">By the organizations' ids.</param>
    public void SetActiveUsers(IReadOnlyDictionary<string, int> byOrganization) => activeUsersByOrganization = byOrganization;

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();
}
