using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.SqlServer.Server;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.SqlServer;

/// <summary>The database drivers find in the assemblies that we ship what they were compiled against.</summary>
public sealed class SqlCommandTests
{
    [Test]
    public async Task ExecuteNonQuery_WhenServerCannotBeReached_FailsAtTheConnection()
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder
        {
            DataSource = $"127.0.0.1,{ClosedPort()}",
            UserID = "sa",
            Password = "irrelevant",
            Encrypt = false,
            ConnectTimeout = 5,
            ConnectRetryCount = 0,
        }.ToString());
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT @id";
        command.Parameters.AddWithValue("@id", Guid.CreateVersion7());

        Assert.That(
            async () =>
            {
                await connection.OpenAsync();
                await command.ExecuteNonQueryAsync();
            },
            Throws.TypeOf<SqlException>());
    }

    [TestCase(typeof(SqlCommand))]
    [TestCase(typeof(SqlParameter))]
    [TestCase(typeof(SqlParameterCollection))]
    public void Methods_WhenCompiled_FindTheirTypes(Type type)
    {
        var failures = new List<string>();
        foreach (var method in MethodsOf(type))
        {
            try
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
            catch (Exception exception) when (exception is IOException or TypeLoadException or MissingMemberException)
            {
                failures.Add($"{method.Name}: {exception.Message}");
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(MethodsOf(type), Is.Not.Empty);
            Assert.That(failures, Is.Empty);
        });
    }

    [Test]
    public void SqlClient_WhenItUsesTheServerTypes_FindsThemAll()
    {
        var references = AssemblyReferences.Of(typeof(SqlCommand).Assembly, typeof(SqlUserDefinedTypeAttribute).Assembly);

        Assert.Multiple(() =>
        {
            Assert.That(references.Keys, Is.SupersetOf(new[]
            {
                typeof(Format).FullName, typeof(IBinarySerialize).FullName, typeof(InvalidUdtException).FullName, typeof(SqlUserDefinedTypeAttribute).FullName,
            }));
            Assert.That(references.Where(reference => !reference.Value).Select(reference => reference.Key), Is.Empty);
        });
    }

    [Test]
    public void Sqlite_WhenItUsesTheRawProvider_FindsAllButWhatLoadsExtensions()
    {
        var references = AssemblyReferences.Of(typeof(SqliteConnection).Assembly, Assembly.Load("SQLitePCLRaw.core"));

        Assert.Multiple(() =>
        {
            Assert.That(references, Has.Count.GreaterThan(50));
            Assert.That(
                references.Where(reference => !reference.Value).Select(reference => reference.Key.Split(':')[0]),
                Is.EqualTo(new[] { "SQLitePCL.raw.sqlite3_load_extension" }));
        });
    }

    private static IEnumerable<MethodBase> MethodsOf(Type type)
    {
        const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
            .Where(method => !method.IsAbstract && !method.ContainsGenericParameters);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
