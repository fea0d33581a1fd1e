using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests;

public sealed class ConfigurationTests
{
    private const string Provider = "Database:Provider";
    private const string Connection = "ConnectionStrings:Users";
    private const string Secret = "hunter2-secret";

    private string folder = "";

    [SetUp]
    public void CreateFolder()
    {
        folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;
        File.WriteAllText(Path.Combine(folder, "file"), "");
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [TestCase(Provider, "Oracle", Connection, "Data Source=users.db;Password=" + Secret, "Database:Provider is 'Oracle', and must be Sqlite or SqlServer.")]
    [TestCase(Provider, "1", Connection, "Server=x;Password=" + Secret, "Database:Provider is '1', and must be Sqlite or SqlServer.")]
    [TestCase(Provider, "SqlServer", Connection, null, "ConnectionStrings:Users is not set, and SQL Server needs it.")]
    [TestCase(Provider, "SqlServer", Connection, "  ", "ConnectionStrings:Users is not set, and SQL Server needs it.")]
    [TestCase(Provider, "Sqlite", Connection, "Cache=Shared;Password=" + Secret, "ConnectionStrings:Users names no Data Source, the path of the SQLite file.")]
    public void AddInfrastructure_WhenValueCannotBeUsed_SaysSo(string key, string value, string otherKey, string? otherValue, string message) =>
        Assert.That(MistakeOf((key, value), (otherKey, otherValue)).Message, Is.EqualTo(message));

    [TestCase("Passwords:MinLength", "5")]
    [TestCase("Passwords:MinLength", "129")]
    [TestCase("Passwords:Remembered", "-1")]
    [TestCase("Passwords:Remembered", "25")]
    [TestCase("Passwords:TemporaryLifetime", "00:00:59")]
    [TestCase("Passwords:TemporaryLifetime", "366.00:00:00")]
    public void AddInfrastructure_WhenNoPasswordCouldSatisfy_NamesTheSetting(string key, string value) =>
        Assert.That(MistakeOf((key, value)).Message, Does.StartWith(key));

    [Test]
    public void AddInfrastructure_WhenPasswordsAreConfigured_IsThePolicy()
    {
        using var services = TestDirectory.BuildServices(
                folder,
                TimeProvider.System,
                ("Passwords:MinLength", "12"),
                ("Passwords:RejectCommon", "true"),
                ("Passwords:RejectPersonal", "true"),
                ("Passwords:Remembered", "3"),
                ("Passwords:TemporaryLifetime", "2.00:00:00"))
            .BuildServiceProvider();
        var policy = services.GetRequiredService<PasswordPolicy>();

        Assert.Multiple(() =>
        {
            Assert.That((policy.MinLength, policy.RejectsPersonal, policy.Remembered, policy.TemporaryLifetime), Is.EqualTo((12, true, 3, TimeSpan.FromDays(2))));
            Assert.That(policy.Common, Has.Count.EqualTo(10_000).And.SupersetOf(new[] { "password", "123456", "qwerty" }));
            Assert.That(policy.Common, Has.All.Matches<string>(password => !password.Any(char.IsUpper) && password.Trim() == password));
        });
    }

    [Test]
    public void AddInfrastructure_WhenPasswordsAreNotConfigured_IsThePolicyOfTheContract()
    {
        using var services = TestDirectory.BuildServices(folder, TimeProvider.System).BuildServiceProvider();

        Assert.That(services.GetRequiredService<PasswordPolicy>(), Is.EqualTo(new PasswordPolicy() with { Common = services.GetRequiredService<PasswordPolicy>().Common }));
        Assert.That(services.GetRequiredService<PasswordPolicy>().Common, Is.Empty);
    }

    [TestCase("00:00:00", "00:00:00", "Tokens:KeyRotation")]
    [TestCase("1.00:00:00", "1.00:00:00", "Tokens:KeyRotation")]
    [TestCase("-90.00:00:00", "00:00:00", "Tokens:KeyRotation")]
    [TestCase("3650.00:00:00.0000001", "1.00:00:00", "Tokens:KeyRotation")]
    [TestCase("90.00:00:00", "-00:00:01", "Tokens:KeyPublishedBefore")]
    [TestCase("90.00:00:00", "30.00:00:01", "Tokens:KeyPublishedBefore")]
    public void AddInfrastructure_WhenKeysCannotRotateLikeThat_NamesTheSetting(string rotation, string publishedBefore, string named) =>
        Assert.That(
            MistakeOf(("Tokens:KeyRotation", rotation), ("Tokens:KeyPublishedBefore", publishedBefore)).Message,
            Does.StartWith($"{named} must be ").And.EndsWith("."));

    [TestCase("Tokens:RefreshReuseGrace", "-00:00:01")]
    [TestCase("Tokens:RefreshReuseGrace", "00:01:01")]
    [TestCase("Tokens:SessionLifetime", "00:00:00")]
    [TestCase("Tokens:SessionLifetime", "366.00:00:00")]
    public void AddInfrastructure_WhenSessionsCannotLastLikeThat_SaysWhich(string setting, string value) =>
        Assert.That(MistakeOf((setting, value)).Message, Does.StartWith($"{setting} must be ").And.EndsWith("."));

    [TestCase("3650.00:00:00", "30.00:00:00")]
    [TestCase("1.00:00:01", "1.00:00:00")]
    [TestCase("00:00:01", "00:00:00")]
    public void AddInfrastructure_WhenKeysCanRotateLikeThat_AcceptsIt(string rotation, string publishedBefore) =>
        Assert.That(
            () => TestDirectory.BuildServices(folder, TimeProvider.System, ("Tokens:KeyRotation", rotation), ("Tokens:KeyPublishedBefore", publishedBefore)),
            Throws.Nothing);

    [TestCase("Sqlite", "Data Source=users.db;Nonsense=1;Password=" + Secret)]
    [TestCase("Sqlite", "Data Source=users.db;Mode=Sideways;Password=" + Secret)]
    [TestCase("Sqlite", "Password=" + Secret + ";no keyword")]
    [TestCase("SqlServer", "Server=x;Nonsense=1;Password=" + Secret)]
    [TestCase("SqlServer", "Server=x;Encrypt=sideways;Password=" + Secret)]
    [TestCase("SqlServer", "Server=x;Connect Timeout=soon;Password=" + Secret)]
    [TestCase("SqlServer", "Password=" + Secret + ";no keyword")]
    public void AddInfrastructure_WhenConnectionStringIsMalformed_NamesTheSettingAndNoSecret(string provider, string connectionString)
    {
        var mistake = MistakeOf((Provider, provider), (Connection, connectionString));

        Assert.Multiple(() =>
        {
            Assert.That(mistake.Message, Does.StartWith($"{Connection} is not a connection string for {provider}: "));
            Assert.That(mistake.Message, Does.Not.Contain(Secret).And.Not.Contain('\n'));
        });
    }

    [TestCase(Connection, "Data Source=file/users.db")]
    [TestCase("DataProtection:KeysFolder", "file")]
    public void AddInfrastructure_WhenFolderIsAFile_NamesTheSetting(string key, string value)
    {
        var mistake = MistakeOf((key, value));

        Assert.Multiple(() =>
        {
            Assert.That(mistake.Message, Does.StartWith($"The folder '{Path.Combine(folder, "file")}' of {key} cannot be used: "));
            Assert.That(mistake.Message, Does.EndWith(".").And.Not.Contain(". ").And.Not.Contain('\n'));
        });
    }

    [Test]
    public async Task InitializeDirectoryAsync_WhenFileIsNoDatabase_ThrowsInvalidConfiguration()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "users.db"), new string('x', 5000));
        await using var services = TestDirectory.BuildServices(folder, TimeProvider.System, (Connection, "Data Source=users.db")).BuildServiceProvider();

        Assert.That(
            () => services.InitializeDirectoryAsync(),
            Throws.TypeOf<InvalidConfigurationException>().With.Message.StartsWith("The database cannot be used: "));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("sqlite")]
    public async Task AddInfrastructure_WhenProviderIsNotSetOrInAnyCase_UsesSqliteUnderTheContentRoot(string? provider)
    {
        await using var services = TestDirectory.BuildServices(folder, TimeProvider.System, (Provider, provider)).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();

        var connection = scope.ServiceProvider.GetRequiredService<DirectoryContext>().Database.GetDbConnection();

        Assert.That(connection.DataSource, Is.EqualTo(Path.Combine(folder, "data", "helpdesk-users.db")));
    }

    [TestCase("Strict")]
    [TestCase("Mandatory")]
    [TestCase("True")]
    [TestCase("Optional")]
    public async Task AddInfrastructure_WhenSqlServerIsToBeSpokenToInSecret_KeepsWhatTheConnectionStringSays(string encrypt)
    {
        const string Rest = "HostNameInCertificate=sql.example.com;MultiSubnetFailover=True;Connect Timeout=7";
        await using var services = TestDirectory
            .BuildServices(folder, TimeProvider.System, (Provider, "SqlServer"), (Connection, $"Server=sql;Database=Users;User Id=helpdesk;Password={Secret};Encrypt={encrypt};{Rest}"))
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();

        var used = new SqlConnectionStringBuilder(scope.ServiceProvider.GetRequiredService<DirectoryContext>().Database.GetConnectionString());

        Assert.Multiple(() =>
        {
            Assert.That(used.Encrypt, Is.EqualTo(SqlConnectionEncryptOption.Parse(encrypt)));
            Assert.That((used.HostNameInCertificate, used.MultiSubnetFailover, used.ConnectTimeout, used.TrustServerCertificate), Is.EqualTo(("sql.example.com", true, 7, false)));
        });
    }

    private InvalidConfigurationException MistakeOf(params (string Key, string? Value)[] settings) =>
        Assert.Throws<InvalidConfigurationException>(() => TestDirectory.BuildServices(folder, TimeProvider.System, settings))!;
}
