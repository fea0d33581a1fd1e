using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests;

/// <summary>The suite runs on SQLite, and on SQL Server too when it is given one.</summary>
public sealed class SqlServerAvailability
{
    [Test]
    public void Suite_RunsOnEveryDatabaseThatItIsGiven()
    {
        string[] expected = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(TestDatabase.SqlServerVariable)) ? ["Sqlite"] : ["Sqlite", "SqlServer"];

        Assert.That(TestDatabase.Providers(), Is.EqualTo(expected));
    }
}
