using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http;
using HelpDesk.Users.WebApi.Http.Downloads;

namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>
/// Reads users from CSV in UTF-8 (RFC 4180), also as spreadsheets save it: with other separators, Spanish words for true and false, and
/// apostrophes before formulas. An empty cell is a missing value.
/// </summary>
internal sealed class CsvUserReader
{
    private static readonly Dictionary<string, bool> Flags = new(StringComparer.OrdinalIgnoreCase)
    {
        ["true"] = true,
        ["false"] = false,
        ["verdadero"] = true,
        ["falso"] = false,
    };

    private readonly CsvReader reader;
    private readonly Dictionary<string, int> columns = [];
    private readonly List<Error> faults = [];
    private bool isMalformed;

    private CsvUserReader(Stream file) => reader = CsvReader.Create(file, new()
    {
        TrackLineNumbers = true,
        MaxRecordSize = UserFile.MaxRowBytes,
        IncludeValuesInExceptions = false,
        OnMalformedRecord = _ => isMalformed = true,
    });

    public static async IAsyncEnumerable<UserRow> ReadAsync(
        Stream file,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var rows = new CsvUserReader(file);
        await using (rows.reader)
        {
            var row = await rows.ReadHeaderAsync(cancellationToken) ?? await rows.ReadRowAsync(cancellationToken);
            while (row is not null)
            {
                yield return row;
                row = row.EndsFile ? null : await rows.ReadRowAsync(cancellationToken);
            }
        }
    }

    private async Task<UserRow?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        try
        {
            await reader.ReadHeaderAsync(cancellationToken);
        }
        catch (CsvFormatException)
        {
            return CreateLastRow(line: 1, Error.Validation(FormatErrorCodes.MalformedCsv));
        }

        foreach (var (name, index) in reader.Headers.Select((name, index) => (name.Trim(), index)))
        {
            var field = UserFile.Columns.FirstOrDefault(column => column.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Key;
            if (field is null)
            {
                faults.Add(Error.Validation(ErrorCodes.UnknownMember) with
                {
                    Line = 1,
                    AttemptedValue = name.Length > 100 ? name[..100] : name,
                });
            }
            else if (!columns.TryAdd(field, index))
            {
                faults.Add(Error.Validation(ErrorCodes.Repeated, field) with { Line = 1, AttemptedValue = name });
            }
        }

        if (!columns.ContainsKey(nameof(UserRow.Email)))
        {
            faults.Add(Error.Validation(ErrorCodes.Required, nameof(UserRow.Email)) with { Line = 1 });
        }

        return faults.Count == 0 ? null : CreateLastRow(line: 1, [.. faults]);
    }

    private async Task<UserRow?> ReadRowAsync(CancellationToken cancellationToken)
    {
        isMalformed = false;
        try
        {
            return await reader.ReadAsync(cancellationToken) ? ParseRow() : null;
        }
        catch (CsvFormatException failure)
        {
            return CreateLastRow(failure.LineNumber, Error.Validation(ErrorCodes.TooLong) with { Limit = UserFile.MaxRowBytes });
        }
    }

    private static UserRow CreateLastRow(long line, params Error[] errors) =>
        new(line) { Faults = [.. errors.Select(error => error with { Line = line })], EndsFile = true };

    private UserRow ParseRow()
    {
        faults.Clear();
        if (isMalformed || reader.FieldCount != reader.Headers.Count)
        {
            return new(reader.LineNumber) { Faults = [Error.Validation(FormatErrorCodes.MalformedCsv) with { Line = reader.LineNumber }] };
        }

        return new(reader.LineNumber)
        {
            Email = Text(nameof(UserRow.Email)).Value,
            Name = Text(nameof(UserRow.Name)),
            Roles = Text(nameof(UserRow.Roles)),
            Area = Text(nameof(UserRow.Area)),
            Telefono = Text(nameof(UserRow.Telefono)),
            IsActive = Flag(nameof(UserRow.IsActive)),
            MustChangePassword = Flag(nameof(UserRow.MustChangePassword)),
            Locals = Text(nameof(UserRow.Locals)),
            Username = Text(nameof(UserRow.Username)).Value,
            Password = Secret(nameof(UserRow.Password)),
            PasswordHash = Secret(nameof(UserRow.PasswordHash)),
            Faults = [.. faults],
        };
    }

    private Optional<string?> Text(string field) =>
        new(Cell(field) is { } cell ? CsvDownload.FromCell(cell) : null, columns.ContainsKey(field));

    private bool? Flag(string field)
    {
        if (Cell(field) is not { } cell)
        {
            return null;
        }

        if (Flags.TryGetValue(cell.Trim(), out var flag))
        {
            return flag;
        }

        AddFault(ErrorCodes.NotBoolean, field);
        return null;
    }

    /// <summary>Without <see cref="CsvDownload.FromCell"/>: an apostrophe at the beginning may be a part of the password.</summary>
    private Secret? Secret(string field) => Cell(field) is { } cell ? new(cell) : null;

    private string? Cell(string field)
    {
        if (!columns.TryGetValue(field, out var index))
        {
            return null;
        }

        var bytes = reader.GetSpan(index);
        if (!Utf8.IsValid(bytes))
        {
            AddFault(ErrorCodes.ForbiddenCharacters, field);
            return null;
        }

        return bytes.IsEmpty ? null : Encoding.UTF8.GetString(bytes);
    }

    private void AddFault(string code, string field) => faults.Add(Error.Validation(code, field) with { Line = reader.LineNumber });
}
