namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>The guard of the SQL Server statements can fail.</summary>
public sealed class StatementCheckerTests
{
    private static readonly SqlServerSchema Schema = new(SqlParsing.Parse(SqlServerApplication.Script()));

    [TestCase("SELECT [u].[Id] FROM [Users] AS [u] WHERE [u].[OrganizationId] = @id")]
    [TestCase("SELECT [s].[Number] FROM (SELECT [u].[Number] FROM [Users] AS [u]) AS [s]")]
    [TestCase("SELECT 1 FROM [Users] AS [u] WHERE EXISTS (SELECT 1 FROM [UserRoles] AS [r] WHERE [r].[UserNumber] = [u].[Number])")]
    [TestCase("UPDATE [u] SET [u].[Name] = @name FROM [Users] AS [u]")]
    [TestCase("INSERT INTO [Users] ([Name]) OUTPUT INSERTED.[Number] VALUES (@name)")]
    [TestCase("MERGE [Users] USING (VALUES (@p0, 0), (@p1, 1)) AS i ([Name], _Position) ON 1=0 WHEN NOT MATCHED THEN INSERT ([Name]) VALUES (i.[Name]) OUTPUT INSERTED.[Number], i._Position;")]
    [TestCase("SELECT [j].[value] FROM [Users] AS [u] CROSS APPLY OPENJSON([u].[Name]) AS [j]")]
    public void Check_WhenEverythingExists_ReportsNothing(string sql) => Assert.That(Check(sql), Is.Empty);

    [TestCase("SELECT [u].[Id] FROM [People] AS [u]", "There is no table People.")]
    [TestCase("SELECT 1 FROM [Users] AS [u] WHERE EXISTS (SELECT 1 FROM [People] AS [p])", "There is no table People.")]
    [TestCase("DELETE FROM [People] WHERE 1 = 1", "There is no table People.")]
    [TestCase("SELECT [u].[Nick] FROM [Users] AS [u]", "There is no column u.Nick.")]
    [TestCase("SELECT [Nick] FROM [Users]", "There is no column Nick.")]
    [TestCase("SELECT [x].[Id] FROM [Users] AS [u]", "There is no column x.Id.")]
    [TestCase("SELECT [u].[Id] FROM [Users] AS [u] ORDER BY [u].[Nick]", "There is no column u.Nick.")]
    [TestCase("SELECT [s].[Name] FROM (SELECT [u].[Number] FROM [Users] AS [u]) AS [s]", "There is no column s.Name.")]
    [TestCase("SELECT [s].[N] FROM (SELECT [u].[Nick] AS [N] FROM [Users] AS [u]) AS [s]", "There is no column u.Nick.")]
    [TestCase("SELECT 1 FROM [Users] AS [u] LEFT JOIN [Roles] AS [r] ON [r].[Nick] = [u].[Number]", "There is no column r.Nick.")]
    [TestCase("SELECT 1 FROM [Users] AS [u] WHERE EXISTS (SELECT 1 FROM [UserRoles] AS [r] WHERE [r].[Nick] = [u].[Number])", "There is no column r.Nick.")]
    [TestCase("UPDATE [u] SET [u].[Nick] = @name FROM [Users] AS [u]", "There is no column u.Nick.")]
    [TestCase("UPDATE [Users] SET [Nick] = @name OUTPUT 1 WHERE [Number] = @number", "There is no column Nick.")]
    [TestCase("INSERT INTO [Users] ([Nick]) VALUES (@name)", "There is no column Nick.")]
    [TestCase("INSERT INTO [Users] ([Name]) OUTPUT INSERTED.[Nick] VALUES (@name)", "There is no column INSERTED.Nick.")]
    [TestCase("MERGE [Users] USING (VALUES (@p0, 0), (@p1, 1)) AS i ([Name], _Position) ON 1=0 WHEN NOT MATCHED THEN INSERT ([Nick]) VALUES (i.[Name]) OUTPUT INSERTED.[Number], i._Position;", "There is no column Nick.")]
    [TestCase("MERGE [Users] USING (VALUES (@p0, 0), (@p1, 1)) AS i ([Name], _Position) ON 1=0 WHEN NOT MATCHED THEN INSERT ([Name]) VALUES (i.[Nick]) OUTPUT INSERTED.[Number], i._Position;", "There is no column i.Nick.")]
    [TestCase("MERGE [Users] USING (VALUES (@p0, 0), (@p1, 1)) AS i ([Name], _Position) ON 1=0 WHEN NOT MATCHED THEN INSERT ([Name]) VALUES (i.[Name]) OUTPUT INSERTED.[Nick], i._Position;", "There is no column INSERTED.Nick.")]
    [TestCase("CREATE INDEX [IX] ON [Users] ([Nick])", "There is no column Users.Nick.")]
    public void Check_WhenTableOrColumnIsUnknown_ReportsIt(string sql, string problem) => Assert.That(Check(sql), Does.Contain(problem));

    [Test]
    public void Parse_WhenNotTransactSql_Throws() =>
        Assert.That(() => SqlParsing.Parse("SELECT [Id] FROM [Users] LIMIT 1 OFFSET 2"), Throws.TypeOf<FormatException>());

    private static IReadOnlyList<string> Check(string sql)
    {
        var checker = new StatementChecker(Schema);
        SqlParsing.Parse(sql).Accept(checker);
        return checker.Problems;
    }
}
