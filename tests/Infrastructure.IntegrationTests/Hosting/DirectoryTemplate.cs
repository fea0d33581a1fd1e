namespace HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;

/// <summary>A directory's file that is made once, when it is first wanted, and copied for each test.</summary>
/// <param name="fillAsync">Makes what the copies begin with, in a directory that is not initialized.</param>
internal sealed class DirectoryTemplate(Func<TestDirectory, Task> fillAsync)
{
    private readonly Lazy<Task<byte[]>> file = new(() => MakeAsync(fillAsync));

    public async Task CopyToAsync(string path) => await File.WriteAllBytesAsync(path, await file.Value);

    private static async Task<byte[]> MakeAsync(Func<TestDirectory, Task> fillAsync)
    {
        await using var directory = TestDirectory.CreateUninitialized();
        await fillAsync(directory);

        // The last connection that is closed takes the write-ahead log into the file.
        await directory.CloseAsync();
        return await File.ReadAllBytesAsync(directory.File);
    }
}
