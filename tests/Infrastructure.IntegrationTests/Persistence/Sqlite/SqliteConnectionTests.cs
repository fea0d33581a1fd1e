using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.Sqlite;

public sealed class SqliteConnectionTests
{
    [TestCase("journal_mode", "wal")]
    [TestCase("synchronous", "2")]
    [TestCase("foreign_keys", "1")]
    [TestCase("busy_timeout", "10000")]
    [TestCase("cache_size", "-1024")]
    public async Task Connection_WhenOpened_HasItsPragmas(string pragma, string expected)
    {
        await using var directory = await TestDirectory.CreateEmptyAsync();

        // The second one may come from the pool.
        var first = await directory.ReadAsync(context => ReadAsync(context, pragma));
        var second = await directory.ReadAsync(context => Task.FromResult(Read(context, pragma)));

        Assert.That(new[] { first, second }, Is.All.EqualTo(expected));
    }

    private static async Task<string?> ReadAsync(DirectoryContext context, string pragma)
    {
        await context.Database.OpenConnectionAsync();
        return Execute(context, pragma);
    }

    private static string? Read(DirectoryContext context, string pragma)
    {
        context.Database.OpenConnection();
        return Execute(context, pragma);
    }

    private static string? Execute(DirectoryContext context, string pragma)
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return command.ExecuteScalar()?.ToString();
    }
}
