using System.Security.Cryptography;
using System.Text;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Resilience.Crashes;

/// <summary>
/// What is in the file, past the service. Never open when the service is killed: as long as anybody has the file open, nobody has to
/// recover it.
/// </summary>
internal sealed class StoredDirectory : IDisposable
{
    private const string Users =
        """
        SELECT lower(Id), Email, Name, Telefono,
            (SELECT group_concat(Roles.Name) FROM UserRoles JOIN Roles ON Roles.OrganizationId = UserRoles.OrganizationId AND Number = RoleNumber WHERE UserNumber = Users.Number),
            Area, Status = 0, MustChangePassword,
            (SELECT count(*) FROM FormerPasswords WHERE UserNumber = Users.Number),
            LastLogin IS NOT NULL,
            (SELECT count(DISTINCT Family) FROM RefreshTokens WHERE UserId = Users.Id),
            coalesce((SELECT Failures FROM SignInAttempts WHERE EmailHash = sha256(NormalizedEmail)), 0),
            PasswordHash
        FROM Users WHERE Email <> $admin
        """;

    /// <summary>What may not be in any directory: rows that belong together are there together, or not at all.</summary>
    private static readonly (string Fault, string Rows)[] Faults =
    [
        ("damage", "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
        ("a row without the one that it names", "SELECT \"table\" FROM pragma_foreign_key_check"),
        ("a user with no role, or two", "SELECT Email FROM Users WHERE (SELECT count(*) FROM UserRoles WHERE UserNumber = Number) <> 1"),
        (
            "a user without the record of its creation",
            "SELECT lower(Id) FROM Users EXCEPT SELECT SubjectId FROM AuditRecords WHERE Action = 'user_created'"),
        (
            "a user with the record of its deletion",
            "SELECT lower(Id) FROM Users INTERSECT SELECT SubjectId FROM AuditRecords WHERE Action = 'user_deleted'"),
        (
            "the record of a creation without the user, or that of its deletion",
            """
            SELECT SubjectId FROM AuditRecords WHERE Action = 'user_created'
            EXCEPT SELECT lower(Id) FROM Users
            EXCEPT SELECT SubjectId FROM AuditRecords WHERE Action = 'user_deleted'
            """),
        ("two records of one creation", "SELECT SubjectId FROM AuditRecords WHERE Action = 'user_created' GROUP BY SubjectId HAVING count(*) > 1"),
        (
            "a creation without its idempotency key",
            "SELECT sha256(CorrelationId) FROM AuditRecords WHERE Action = 'user_created' AND CorrelationId IS NOT NULL EXCEPT SELECT KeyHash FROM IdempotencyKeys"),
        (
            "an idempotency key without its creation",
            "SELECT KeyHash FROM IdempotencyKeys EXCEPT SELECT sha256(CorrelationId) FROM AuditRecords WHERE Action = 'user_created' AND CorrelationId IS NOT NULL"),
        (
            "a session without the record of a sign-in",
            "SELECT lower(UserId) FROM RefreshTokens EXCEPT SELECT SubjectId FROM AuditRecords WHERE Action = 'sign_in' AND Outcome = 'Succeeded'"),
        ("a session without the time of a sign-in", "SELECT UserId FROM RefreshTokens EXCEPT SELECT Id FROM Users WHERE LastLogin IS NOT NULL"),
        ("a session with no unused token, or two", "SELECT Family FROM RefreshTokens GROUP BY Family HAVING sum(UsedAt IS NULL) <> 1"),
        (
            "an audit that ends elsewhere than it says",
            "SELECT Sequence FROM AuditHead WHERE (Sequence, Sequence) <> (SELECT max(Sequence), count(*) FROM AuditRecords)"),
        ("the mark of a transaction, which SQLite needs none of", "SELECT Id FROM CommittedTransactions"),
    ];

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, (StoredUser User, string PasswordHash)> users;

    public StoredDirectory(string file)
    {
        connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        connection.CreateFunction("sha256", (string text) => Sha256Of(text), isDeterministic: true);
        users = Read(Users, ReadUser, ("$admin", HelpDeskService.AdminEmail)).ToDictionary(stored => stored.User.Email);
    }

    public IEnumerable<string> Emails => users.Keys;

    public StoredUser? Find(string email) => users.TryGetValue(email, out var found) ? found.User : null;

    public List<string> FindFaults() => [.. Faults.SelectMany(fault => Read(fault.Rows, rows => $"{fault.Fault}: {rows.GetValue(0)}"))];

    /// <summary>Whether the audit tells of a success under this correlation id.</summary>
    public bool HasRecord(string correlationId) =>
        Holds("SELECT EXISTS (SELECT 1 FROM AuditRecords WHERE CorrelationId = $value AND Outcome = 'Succeeded')", correlationId);

    public bool IsUnused(string refreshToken) =>
        Holds("SELECT EXISTS (SELECT 1 FROM RefreshTokens WHERE Hash = $value AND UsedAt IS NULL)", Sha256Of(refreshToken));

    /// <summary>Whether a refresh token would be taken.</summary>
    public bool Counts(string refreshToken) => Holds(
        """
        SELECT EXISTS (SELECT 1 FROM RefreshTokens JOIN Users ON Users.Id = UserId AND Users.AccessVersion = RefreshTokens.AccessVersion
            WHERE Hash = $value AND UsedAt IS NULL AND Status = 0)
        """,
        Sha256Of(refreshToken));

    /// <summary>Makes sure that the ledger's password is the stored one, when either has changed: a hash costs what it is to cost.</summary>
    /// <returns>The stored hash.</returns>
    public string CheckPassword(Account account)
    {
        var stored = users[account.State.Email].PasswordHash;
        if (account.PasswordHash is not null && stored != account.PasswordHash)
        {
            Assert.That(
                new PasswordHasher<Account>().VerifyHashedPassword(account, stored, account.Password),
                Is.Not.EqualTo(PasswordVerificationResult.Failed),
                $"Another password of {account.State.Email}");
        }

        return stored;
    }

    public void Dispose() => connection.Dispose();

    private static string Sha256Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static (StoredUser User, string PasswordHash) ReadUser(SqliteDataReader rows) => (
        new(
            rows.GetString(0),
            rows.GetString(1),
            rows.GetString(2),
            rows.GetString(3),
            rows.GetString(4),
            rows.GetString(5),
            rows.GetBoolean(6),
            rows.GetBoolean(7),
            rows.GetInt64(8),
            rows.GetBoolean(9),
            rows.GetInt64(10),
            rows.GetInt64(11)),
        rows.GetString(12));

    private bool Holds(string question, string value) => Read(question, rows => rows.GetBoolean(0), ("$value", value)).Single();

    private List<T> Read<T>(string statement, Func<SqliteDataReader, T> read, params (string Name, string Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        var found = new List<T>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }
}
