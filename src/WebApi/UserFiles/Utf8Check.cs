using System.Buffers;
using System.Text.Unicode;

namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>Finds out whether a file is in UTF-8.</summary>
internal static class Utf8Check
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Returns the line of the first byte that isn't UTF-8, counted from 1; null when all are.</summary>
    public static async Task<long?> FindInvalidLineAsync(Stream file, CancellationToken cancellationToken)
    {
        var (bytes, characters) = (new byte[BufferBytes], new char[BufferBytes]);
        var (line, rest) = (1L, 0);
        while (true)
        {
            var read = await file.ReadAsync(bytes.AsMemory(rest), cancellationToken);
            var isEnd = read == 0;
            var part = bytes.AsMemory(0, rest + read);
            var status = Utf8.ToUtf16(part.Span, characters, out var valid, out _, replaceInvalidSequences: false, isFinalBlock: isEnd);
            line += part.Span[..valid].Count((byte)'\n');
            if (status == OperationStatus.InvalidData || isEnd)
            {
                return status == OperationStatus.InvalidData ? line : null;
            }

            // A character that continues in the next part.
            part[valid..].CopyTo(bytes);
            rest = part.Length - valid;
        }
    }
}
