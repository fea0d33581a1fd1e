using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http;

namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>Reads users from JSON objects in UTF-8, one per line. Null is a missing value, and empty lines are skipped.</summary>
internal static class JsonLinesUserReader
{
    private const int BufferBytes = 64 * 1024;
    private const byte LineFeed = (byte)'\n';

    private static readonly JsonSerializerOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static async IAsyncEnumerable<UserRow> ReadAsync(
        Stream file,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var ownedFile = file;
        var pipe = PipeReader.Create(file, new(bufferSize: BufferBytes));
        var line = 0L;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (TakeLine(ref rest, read.IsCompleted) is { } bytes)
            {
                if (ParseLine(bytes, ++line) is { } row)
                {
                    yield return row;
                }
            }

            if (read.IsCompleted)
            {
                yield break;
            }

            if (rest.Length > UserFile.MaxRowBytes)
            {
                yield return new(line + 1)
                {
                    Faults = [Fault(ErrorCodes.TooLong, line + 1) with { Limit = UserFile.MaxRowBytes }],
                    EndsFile = true,
                };
                yield break;
            }

            pipe.AdvanceTo(rest.Start, rest.End);
        }
    }

    private static byte[]? TakeLine(ref ReadOnlySequence<byte> rest, bool isLast)
    {
        if (rest.PositionOf(LineFeed) is { } end)
        {
            var line = rest.Slice(0, end).ToArray();
            rest = rest.Slice(rest.GetPosition(1, end));
            return line;
        }

        var last = isLast && !rest.IsEmpty ? rest.ToArray() : null;
        rest = last is null ? rest : rest.Slice(rest.End);
        return last;
    }

    private static UserRow? ParseLine(ReadOnlySpan<byte> bytes, long line)
    {
        if (line == 1 && bytes.StartsWith(ByteOrderMark))
        {
            bytes = bytes[ByteOrderMark.Length..];
        }

        if (bytes.Trim(" \t\r"u8).IsEmpty)
        {
            return null;
        }

        try
        {
            return bytes.TrimStart(" \t"u8)[0] != (byte)'{'
                ? new(line) { Faults = [Fault(FormatErrorCodes.NotAnObject, line)] }
                : JsonSerializer.Deserialize<UserLine>(bytes, Options)!.ToRow(line);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new(line) { Faults = [Fault(FormatErrorCodes.MalformedJson, line)] };
        }
    }

    private static Error Fault(string code, long line) => Error.Validation(code) with { Line = line };
}
