using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests;

/// <summary>Says in the report whether the suite ran against SQL Server too.</summary>
public sealed class SqlServerAvailability
{
    [Test]
    public void Suite_RunsAgainstSqlServer()
    {
        if (!TestDatabase.Providers().Contains("SqlServer"))
        {
            Assert.Ignore($"{TestDatabase.SqlServerVariable} holds no connection string, so the suite runs on SQLite only.");
        }

        Assert.That(TestDatabase.Providers(), Is.EqualTo(new[] { "Sqlite", "SqlServer" }));
    }
}
