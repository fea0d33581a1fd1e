using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Json;
using System.Text.Unicode;
using HelpDesk.Users.Application.Users.ExportUsers;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Downloads;

namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>A user in an exported file, which can be imported again.</summary>
internal sealed class UserRecord(ExportedUser exported)
{
    private static readonly (string Name, Func<UserRecord, string?> Value)[] ColumnsWithHash =
    [
        ("email", record => record.Email),
        ("nombre", record => record.Nombre),
        ("rol", record => record.Rol),
        ("area", record => record.Area),
        ("telefono", record => record.Telefono),
        ("is_active", record => record.IsActive ? "true" : "false"),
        ("must_change_password", record => record.MustChangePassword ? "true" : "false"),
        ("locals", record => record.Locals),
        ("username", record => record.Username),
        ("password_hash", record => record.PasswordHash),
    ];

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    [JsonPropertyName("email")]
    public string Email => exported.User.Email;

    [JsonPropertyName("nombre")]
    public string Nombre => exported.User.Name;

    [JsonPropertyName("rol")]
    public string Rol => string.Join(UserRow.Separator, exported.User.Roles);

    [JsonPropertyName("area")]
    public string? Area => exported.User.Area;

    [JsonPropertyName("telefono")]
    public string? Telefono => exported.User.Telefono;

    [JsonPropertyName("is_active")]
    public bool IsActive => exported.User.Status == UserStatus.Active;

    [JsonPropertyName("must_change_password")]
    public bool MustChangePassword => exported.User.MustChangePassword;

    [JsonPropertyName("locals")]
    public string? Locals => exported.User.Locals.Count == 0 ? null : string.Join(UserRow.Separator, exported.User.Locals);

    [JsonPropertyName("username")]
    public string? Username => exported.User.Username;

    [JsonPropertyName("password_hash")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PasswordHash => exported.PasswordHash;

    /// <summary>The columns of a CSV file.</summary>
    public static IReadOnlyList<(string Name, Func<UserRecord, string?> Value)> Columns(bool withPasswordHashes) =>
        withPasswordHashes ? ColumnsWithHash : ColumnsWithHash[..^1];

    public static Task WriteAsync(
        IAsyncEnumerable<ExportedUser> users,
        UserFileFormat format,
        bool withPasswordHashes,
        Stream file,
        CancellationToken cancellationToken)
    {
        var records = users.Select(user => new UserRecord(user));
        return format == UserFileFormat.Csv
            ? CsvDownload.WriteAsync(records, Columns(withPasswordHashes), file, cancellationToken)
            : JsonLinesDownload.WriteAsync(records, Options, file, cancellationToken);
    }
}
