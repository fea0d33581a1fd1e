using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Operations;

namespace HelpDesk.Users.Infrastructure.Operations.Transfer;

/// <summary>
/// A file with a whole directory: lines of JSON, first a <see cref="TransferHeader"/>, then for each table a
/// <see cref="TransferTableHeader"/> and its rows, and last a <see cref="TransferEnd"/>. Values don't depend on the kind of database.
/// </summary>
/// <param name="Path">Where it is.</param>
/// <param name="Header">Its first line.</param>
/// <param name="End">Its last line.</param>
internal sealed record TransferFile(string Path, TransferHeader Header, TransferEnd End)
{
    public const string Format = "helpdesk-users-full";

    /// <summary>The version of the format that is written and read.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Ends a line, and begins a row.</summary>
    public const byte NewLine = (byte)'\n', RowStart = (byte)'[';

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Reads the whole file once, so that a damaged one is refused before anything of it is used.</summary>
    /// <exception cref="InvalidConfigurationException">It isn't a file of this format and version, or was changed.</exception>
    public static async Task<TransferFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        TransferHeader? header = null;
        string? last = null;
        await foreach (var line in ReadLinesAsync(path, cancellationToken))
        {
            header ??= ParseHeader(path, line);
            if (last is not null)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(last));
                hash.AppendData([NewLine]);
            }

            last = line;
        }

        return header is not null
            && Parse<TransferEnd>(last) is { } end
            && end.Sha256 == Convert.ToHexStringLower(hash.GetHashAndReset())
            ? new(path, header, end)
            : throw new InvalidConfigurationException($"The file '{path}' is incomplete or was changed: export the directory again.");
    }

    /// <summary>The lines between the first and the last one.</summary>
    public async IAsyncEnumerable<string> ReadTablesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? line = null;
        await foreach (var next in ReadLinesAsync(Path, cancellationToken).Skip(1))
        {
            if (line is not null)
            {
                yield return line;
            }

            line = next;
        }
    }

    private static IAsyncEnumerable<string> ReadLinesAsync(string path, CancellationToken cancellationToken) =>
        File.ReadLinesAsync(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);

    private static TransferHeader ParseHeader(string path, string line) => Parse<TransferHeader>(line) switch
    {
        { Format: Format, Version: CurrentVersion } header => header,
        { Format: Format, Version: var version } => throw new InvalidConfigurationException(
            $"The file '{path}' has version {version} of the format, and this version of the service reads only {CurrentVersion}."),
        _ => throw new InvalidConfigurationException($"The file '{path}' was not written by users export --full."),
    };

    private static T? Parse<T>(string? line)
        where T : class
    {
        try
        {
            return line is null ? null : JsonSerializer.Deserialize<T>(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
