using System.Runtime.CompilerServices;
using System.Text;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http;
using HelpDesk.Users.WebApi.Http.Downloads;

namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>A file of users that can be read more than once.</summary>
/// <param name="Open">Opens the file at the beginning, each time it is called.</param>
internal sealed record UserFile(Func<Stream> Open, UserFileFormat Format, UserFileEncoding Encoding)
{
    private const int Windows1252CodePage = 1252;

    /// <summary>The maximum bytes of a row. A row is kept in memory.</summary>
    public const int MaxRowBytes = 1024 * 1024;

    /// <summary>The formats by their names, which are also file extensions.</summary>
    public static readonly IReadOnlyDictionary<string, UserFileFormat> Formats =
        new Dictionary<string, UserFileFormat> { ["csv"] = UserFileFormat.Csv, ["jsonl"] = UserFileFormat.JsonLines };

    /// <summary>The formats by their media types.</summary>
    public static readonly IReadOnlyDictionary<string, UserFileFormat> MediaTypes =
        new Dictionary<string, UserFileFormat>(StringComparer.OrdinalIgnoreCase)
        {
            [CsvDownload.MediaType] = UserFileFormat.Csv,
            ["application/csv"] = UserFileFormat.Csv,
            // What browsers on Windows send for a CSV file when Excel is installed.
            ["application/vnd.ms-excel"] = UserFileFormat.Csv,
            [JsonLinesDownload.MediaType] = UserFileFormat.JsonLines,
            ["application/jsonl"] = UserFileFormat.JsonLines,
        };

    /// <summary>The encodings by their names (IANA).</summary>
    public static readonly IReadOnlyDictionary<string, UserFileEncoding> Encodings =
        new Dictionary<string, UserFileEncoding>(StringComparer.OrdinalIgnoreCase)
        {
            ["utf-8"] = UserFileEncoding.Utf8,
            ["windows-1252"] = UserFileEncoding.Windows1252,
        };

    /// <summary>The names of the columns, by the members of a row that they set.</summary>
    public static readonly IReadOnlyDictionary<string, string> Columns = new Dictionary<string, string>
    {
        [nameof(UserRow.Email)] = "email",
        [nameof(UserRow.Name)] = "nombre",
        [nameof(UserRow.Roles)] = "rol",
        [nameof(UserRow.Area)] = "area",
        [nameof(UserRow.Telefono)] = "telefono",
        [nameof(UserRow.IsActive)] = "is_active",
        [nameof(UserRow.MustChangePassword)] = "must_change_password",
        [nameof(UserRow.Locals)] = "locals",
        [nameof(UserRow.Username)] = "username",
        [nameof(UserRow.Password)] = "password",
        [nameof(UserRow.PasswordHash)] = "password_hash",
    };

    /// <summary>Reads the rows as a stream. A file in another encoding has one row, with a fault that says so.</summary>
    public async IAsyncEnumerable<UserRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Encoding == UserFileEncoding.Utf8 && await FindInvalidLineAsync(cancellationToken) is { } line)
        {
            yield return new(line) { Faults = [Error.Validation(FormatErrorCodes.NotUtf8) with { Line = line }], EndsFile = true };
            yield break;
        }

        var file = Encoding == UserFileEncoding.Utf8 ? Open() : System.Text.Encoding.CreateTranscodingStream(
            Open(),
            CodePagesEncodingProvider.Instance.GetEncoding(Windows1252CodePage)!,
            System.Text.Encoding.UTF8);
        var rows = Format == UserFileFormat.Csv
            ? CsvUserReader.ReadAsync(file, cancellationToken)
            : JsonLinesUserReader.ReadAsync(file, cancellationToken);
        await foreach (var row in rows)
        {
            yield return row;
        }
    }

    private async Task<long?> FindInvalidLineAsync(CancellationToken cancellationToken)
    {
        await using var file = Open();
        return await Utf8Check.FindInvalidLineAsync(file, cancellationToken);
    }
}
