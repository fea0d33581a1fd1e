using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests;

public sealed class SqlServerTranslationTests
{
    [Test]
    public async Task Requests_OnSqlite_AreTranslatedForSqlServer()
    {
        using var service = new HelpDeskService();
        using var admin = await service.SignInAsync();
        await admin.PostAnswerAsync(TestUsers.Path, TestUsers.New());
        await admin.GetAnswerAsync($"{TestUsers.Path}?q=ana&sort=nombre&limit=2");

        Assert.That(
            SqlServerTranslation.Statements,
            Has.Some.Contains(" ROWS ONLY").And
                .Some.Contains("REPLACE([u].[FoldedName], N'\u007F', N'') LIKE @").And
                .Some.Contains("FROM [AuditHead] AS [a]").And
                .Some.StartsWith("INSERT INTO \"Users\""));
    }

    [TestCase("SELECT [u].[Nada] FROM [Users] AS [u]", "There is no column u.Nada.")]
    [TestCase("SELECT [n].[Id] FROM [Nadie] AS [n]", "There is no table Nadie.")]
    [TestCase("DELETE FROM [a] FROM [AuditRecords] AS [a] WHERE [a].[Sequence] = 1", "The login has no right to Delete on AuditRecords.")]
    [TestCase("DELETE FROM \"UserStats\" WHERE \"UserNumber\" = @p0", "The login has no right to Delete on UserStats.")]
    public void Check_OfWhatSqlServerWouldRefuse_SaysWhy(string statement, string expected)
    {
        using var translator = new SqlServerTranslator();

        Assert.That(() => translator.Check(statement), Throws.InvalidOperationException.With.Message.StartsWith(expected));
    }

    [Test]
    public void Check_OfWhatIsNoTransactSql_Throws()
    {
        using var translator = new SqlServerTranslator();

        Assert.That(() => translator.Check("SELECT \"Id\" FROM \"Users\" LIMIT 1"), Throws.TypeOf<FormatException>());
    }
}
