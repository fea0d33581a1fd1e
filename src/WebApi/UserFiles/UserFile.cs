using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.WebApi.Http.Downloads;

namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>A file of users that can be read more than once.</summary>
/// <param name="Open">Opens the file at the beginning, each time it is called.</param>
internal sealed record UserFile(Func<Stream> Open, UserFileFormat Format)
{
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
            [JsonLinesDownload.MediaType] = UserFileFormat.JsonLines,
            ["application/jsonl"] = UserFileFormat.JsonLines,
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

    /// <summary>Reads the rows as a stream.</summary>
    public IAsyncEnumerable<UserRow> ReadAsync() =>
        Format == UserFileFormat.Csv ? CsvUserReader.ReadAsync(Open()) : JsonLinesUserReader.ReadAsync(Open());
}
