using System.Data;
using System.Data.Common;
using System.Globalization;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.Sqlite;

public sealed class PersistentSqliteConnectionTests
{
    private string folder = "";
    private PersistentSqliteConnection connection = null!;

    private string File => Path.Combine(folder, "any.db");

    [SetUp]
    public void Open()
    {
        folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;
        connection = new($"Data Source={File};Pooling=False");
        connection.Open();
        Ask("CREATE TABLE Numbers (Value INTEGER PRIMARY KEY); INSERT INTO Numbers VALUES (1), (2), (3)");
    }

    [TearDown]
    public void Close()
    {
        connection.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Close_LeavesTheConnectionAsItIs()
    {
        connection.Close();

        Assert.That(Ask("SELECT Value FROM Numbers"), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void ForceClose_CanBeOpenedAgain()
    {
        Ask("SELECT Value FROM Numbers");
        connection.ForceClose();
        var closed = connection.State;
        connection.Open();

        Assert.That((closed, Ask("SELECT Value FROM Numbers").Count), Is.EqualTo((ConnectionState.Closed, 3)));
    }

    [Test]
    public void Statement_WhenAskedAgain_IsTheSameWithOtherValues()
    {
        using var first = Prepare("SELECT Value FROM Numbers WHERE Value > @least", 1);
        var above1 = Read(first);
        first.Dispose();
        using var second = Prepare("SELECT Value FROM Numbers WHERE Value > @least", 2);

        Assert.Multiple(() =>
        {
            Assert.That(second, Is.SameAs(first));
            Assert.That((above1, Read(second)), Is.EqualTo((new[] { 2, 3 }, new[] { 3 })));
        });
    }

    [Test]
    public void Statement_WhenAskedForAnotherPage_IsNotPlannedAnew()
    {
        const int TimesPlannedAnew = 5;
        connection.ForceClose();
        connection.Open();
        connection.Handle!.enable_sqlite3_next_stmt(true);
        foreach (var most in new[] { 1, 2, 3 })
        {
            using var page = Prepare("SELECT Value FROM Numbers WHERE Value > 0 ORDER BY Value LIMIT @least", most);
            Assert.That(Read(page), Has.Count.EqualTo(most));
        }

        var planned = 0;
        for (var statement = raw.sqlite3_next_stmt(connection.Handle, null); statement is not null; statement = raw.sqlite3_next_stmt(connection.Handle, statement))
        {
            planned += raw.sqlite3_stmt_status(statement, TimesPlannedAnew, 0);
        }

        Assert.That(planned, Is.Zero);
    }

    [Test]
    public void Statement_WhileItIsRead_IsAskedBesideItself()
    {
        using var outer = Prepare("SELECT Value FROM Numbers WHERE Value > @least", 0);
        using var rows = outer.ExecuteReader();
        var read = new List<(int, int)>();
        while (rows.Read())
        {
            using var inner = Prepare("SELECT Value FROM Numbers WHERE Value > @least", rows.GetInt32(0));
            read.Add((rows.GetInt32(0), Read(inner).Count));
        }

        Assert.That(read, Is.EqualTo(new[] { (1, 2), (2, 1), (3, 0) }));
    }

    [Test]
    public void Statement_WhenItsTableHasChanged_IsPlannedAnew()
    {
        Ask("SELECT * FROM Numbers");
        Ask("ALTER TABLE Numbers ADD COLUMN Name TEXT");

        using var command = Prepare("SELECT * FROM Numbers");
        using var rows = command.ExecuteReader();

        Assert.That(rows.FieldCount, Is.EqualTo(2));
    }

    [Test]
    public void Statement_ThatFails_CanBeAskedAgain()
    {
        Assert.That(() => Ask("INSERT INTO Numbers VALUES (@least)", 1), Throws.InstanceOf<DbException>());
        Ask("INSERT INTO Numbers VALUES (@least)", 4);

        Assert.That(Ask("SELECT Value FROM Numbers"), Is.EqualTo(new[] { 1, 2, 3, 4 }));
    }

    [Test]
    public void Statements_WhenThereAreVeryMany_AreForgottenExceptThoseInUse()
    {
        using var used = Prepare("SELECT Value FROM Numbers WHERE Value > @least", 0);
        using var rows = used.ExecuteReader();
        rows.Read();
        var answers = Enumerable.Range(1, 200).Select(number => Ask($"SELECT {number} + @least", 1).Single()).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(answers, Is.EqualTo(Enumerable.Range(2, 200)));
            Assert.That(rows.Read() && rows.GetInt32(0) == 2, Is.True);
        });
    }

    [Test]
    public void Statement_WhenVeryLong_IsNotKept()
    {
        var text = $"SELECT Value FROM Numbers WHERE Value > @least --{new string('-', 10_000)}";

        using var first = Prepare(text, 1);
        first.Dispose();
        using var second = Prepare(text, 1);

        Assert.Multiple(() =>
        {
            Assert.That(second, Is.Not.SameAs(first));
            Assert.That(Read(second), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public void Connection_ThatIsLeftInATransaction_MustBeReopened()
    {
        connection.BeginTransaction();
        connection.Close();
        var left = connection.MustReopen;
        connection.ForceClose();
        connection.Open();

        Assert.That((left, connection.MustReopen), Is.EqualTo((true, false)));
    }

    [Test]
    public void Transaction_WhereOneWasLeftInsideOfSqlite_BeginsAnew()
    {
        Ask("BEGIN IMMEDIATE");
        Ask("INSERT INTO Numbers VALUES (4)");

        using (connection.BeginTransaction())
        {
            Assert.That(connection.State, Is.EqualTo(ConnectionState.Open));
        }

        Assert.That(Ask("SELECT Value FROM Numbers"), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void ForceClose_WhileSomebodyReads_ForgetsTheReader()
    {
        using var command = Prepare("SELECT Value FROM Numbers WHERE Value > @least", 0);
        using var rows = command.ExecuteReader();
        rows.Read();
        var before = connection.IsInUse;

        connection.ForceClose();
        connection.Open();

        Assert.That((before, connection.IsInUse, Ask("SELECT Value FROM Numbers").Count), Is.EqualTo((true, false, 3)));
    }

    [Test]
    public async Task Context_ThatIsGivenBackInTheMiddleOfAList_DoesNotShowTheNextOneThePast()
    {
        await using var directory = await TestDirectory.CreateAsync();
        var abandoned = await directory.ReadAsync(async context =>
        {
            var users = context.Users.AsAsyncEnumerable().GetAsyncEnumerator();
            await users.MoveNextAsync();
            return (users, Connection: (PersistentSqliteConnection)context.Database.GetDbConnection());
        });

        var open = abandoned.Connection.State;
        await directory.CreateUserAsync("ana@helpdesk.local");
        var counts = new List<int>();
        for (var i = 0; i < 8; i++)
        {
            counts.Add(await directory.ReadAsync(context => context.Users.CountAsync()));
        }

        Assert.That((open, counts.Distinct().Single()), Is.EqualTo((ConnectionState.Closed, 2)));
    }

    [Test]
    public async Task Directory_WhenDisposedOf_LeavesOneFile()
    {
        var services = TestDirectory.BuildServices(folder, new AdjustableClock(), ("ConnectionStrings:Users", "Data Source=users.db")).BuildServiceProvider();
        await services.InitializeDirectoryAsync();
        var inUse = Directory.GetFiles(folder, "users.db*");
        await services.DisposeAsync();

        Assert.That((inUse.Length, Directory.GetFiles(folder, "users.db*")), Is.EqualTo((3, new[] { Path.Combine(folder, "users.db") })));
    }

    private DbCommand Prepare(string text, int? least = null)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        if (least is { } value)
        {
            command.Parameters.AddWithValue("@least", value);
        }

        return connection.ReplaceWithPrepared(command);
    }

    private List<int> Ask(string text, int? least = null)
    {
        using var command = Prepare(text, least);
        return Read(command);
    }

    private static List<int> Read(DbCommand command)
    {
        using var rows = command.ExecuteReader();
        return [.. rows.Cast<IDataRecord>().Select(row => Convert.ToInt32(row[0], CultureInfo.InvariantCulture))];
    }
}
