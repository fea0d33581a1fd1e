using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.WebApi.Http.Downloads;

namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>A file of users that can be read more than once.</summary>
/// <param name="Open">Opens it at its beginning.</param>
/// <param name="Format">How it is written.</param>
internal sealed record UserFile(Func<Stream> Open, UserFileFormat Format)
{
    /// <summary>The most bytes of a row, which is kept in memory.</summary>
    public const int MaxRowBytes = 1024 * 1024;

    /// <summary>The formats by their names, which are also the extensions of files.</summary>
    public static readonly IReadOnlyDictionary<string, UserFileFormat> Formats =
        new Dictionary<string, UserFileFormat> { ["csv"] = UserFileFormat.Csv, ["jsonl"] = UserFileFormat.JsonLines };

    /// <summary>The formats by their media types.</summary>
    public static readonly IReadOnlyDictionary<string, UserFileFormat> MediaTypes = new Dictionary<string, UserFileFormat>(StringComparer.OrdinalIgnoreCase)
    {
        [CsvDownload.MediaType] = UserFileFormat.Csv,
        [JsonLinesDownload.MediaType] = UserFileFormat.JsonLines,
        ["application/jsonl"] = UserFileFormat.JsonLines,
    };

    /// <summary>The columns by the members of a row that they fill.</summary>
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

    /// <summary>The rows, read as they are consumed.</summary>
    public IAsyncEnumerable<UserRow> ReadAsync() =>
        Format == UserFileFormat.Csv ? CsvUserReader.ReadAsync(Open()) : JsonLinesUserReader.ReadAsync(Open());
}
