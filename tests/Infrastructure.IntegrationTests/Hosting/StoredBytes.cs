using System.Text;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;

/// <summary>What lies on the disk: the database file and what SQLite keeps beside it.</summary>
internal static class StoredBytes
{
    public static bool Contain(TestDirectory directory, string text) =>
        Directory.EnumerateFiles(directory.Folder, $"{TestDirectory.FileName}*").Any(path =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
        });
}
