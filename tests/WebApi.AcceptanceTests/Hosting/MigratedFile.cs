using HelpDesk.Users.Application.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>A SQLite file with all tables and nothing in them, made once in a run.</summary>
internal static class MigratedFile
{
    private static readonly Lazy<Task<byte[]>> Bytes = new(() => Task.Run(MakeAsync));

    /// <summary>Makes a copy.</summary>
    public static void CopyTo(string path) => File.WriteAllBytes(path, Bytes.Value.GetAwaiter().GetResult());

    /// <summary>Makes a copy of which something is changed.</summary>
    /// <param name="path">Where.</param>
    /// <param name="statements">What changes it.</param>
    public static async Task CopyToAsync(string path, string statements)
    {
        CopyTo(path);
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statements;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<byte[]> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;
        try
        {
            var file = Path.Combine(folder, "users.db");
            await using (var services = DirectoryServices.BuildOn(file))
            await using (var scope = services.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<ISchema>().UpgradeAsync(CancellationToken.None);
            }

            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
