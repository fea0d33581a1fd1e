namespace HelpDesk.Users.Bench;

/// <summary>Directories that a service made, of any size; each is made once and copied for each use.</summary>
internal sealed class DirectoryFiles(Service service, string folder)
{
    private readonly Dictionary<int, string> files = [];

    /// <summary>A directory of so many users that nobody has written to.</summary>
    public async Task<string> CopyAsync(int users)
    {
        if (!files.TryGetValue(users, out var file))
        {
            files[users] = file = await DirectoryFile.CreateAsync(service, Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName, users);
        }

        var copy = Path.Combine(folder, Path.GetRandomFileName());
        File.Copy(file, copy);
        return copy;
    }
}
