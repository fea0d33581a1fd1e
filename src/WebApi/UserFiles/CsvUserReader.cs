using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http;
using HelpDesk.Users.WebApi.Http.Downloads;

namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>
/// Reads users from CSV in UTF-8 (RFC 4180), also as people and spreadsheets write it: with other separators, Spanish names of columns and
/// words for true and false, blanks around values, apostrophes before formulas, and rows and columns without anything in them. A blank cell
/// is a missing value.
/// </summary>
internal sealed class CsvUserReader
{
    private const int MaxEchoLength = 100;

    private static readonly Dictionary<string, bool> Flags = ByWords(
        ("true", true), ("false", false), ("verdadero", true), ("falso", false), ("sí", true), ("si", true), ("no", false), ("yes", true),
        ("1", true), ("0", false));

    private static readonly string[] FlagWords = [.. Flags.Keys.Where(word => word.IsNormalized())];

    /// <summary>The members of a row by the names of their columns: those of <see cref="UserFile.Columns"/>, and Spanish ones.</summary>
    private static readonly Dictionary<string, string> Fields = ByWords(
    [
        .. UserFile.Columns.Select(column => (column.Value, column.Key)),
        ("correo", nameof(UserRow.Email)),
        ("correo electrónico", nameof(UserRow.Email)),
        ("área", nameof(UserRow.Area)),
        ("teléfono", nameof(UserRow.Telefono)),
        ("activo", nameof(UserRow.IsActive)),
        ("contraseña", nameof(UserRow.Password)),
    ]);

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
        var line = 1L;
        try
        {
            await reader.ReadHeaderAsync(cancellationToken);
            while (reader.Headers.All(string.IsNullOrWhiteSpace) && await reader.ReadAsync(cancellationToken))
            {
                line = reader.LineNumber;
                await reader.ReadHeaderAsync(cancellationToken);
            }
        }
        catch (CsvFormatException)
        {
            return CreateLastRow(line, Error.Validation(FormatErrorCodes.MalformedCsv));
        }

        foreach (var (name, index) in reader.Headers.Select((name, index) => (name.Trim(), index)).Where(header => header.Item1 != ""))
        {
            if (!Fields.TryGetValue(name, out var field))
            {
                faults.Add(Error.Validation(ErrorCodes.UnknownMember) with
                {
                    AttemptedValue = name.Length > MaxEchoLength ? name[..MaxEchoLength] : name,
                    Allowed = [.. UserFile.Columns.Values],
                });
            }
            else if (!columns.TryAdd(field, index))
            {
                faults.Add(Error.Validation(ErrorCodes.Repeated, field) with { AttemptedValue = name });
            }
        }

        if (!columns.ContainsKey(nameof(UserRow.Email)))
        {
            faults.Add(Error.Validation(ErrorCodes.Required, nameof(UserRow.Email)));
        }

        return faults.Count == 0 ? null : CreateLastRow(line, [.. faults]);
    }

    private async Task<UserRow?> ReadRowAsync(CancellationToken cancellationToken)
    {
        try
        {
            isMalformed = false;
            while (await reader.ReadAsync(cancellationToken))
            {
                if (isMalformed || !AreBlank(Enumerable.Range(0, reader.FieldCount)))
                {
                    return ParseRow();
                }
            }

            return null;
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
        var cells = Enumerable.Range(0, reader.FieldCount);
        if (isMalformed || columns.Values.Max() >= reader.FieldCount || !AreBlank(cells.Except(columns.Values)))
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
            Password = Password(),
            PasswordHash = Cell(nameof(UserRow.PasswordHash)) is { } hash ? new Secret(hash) : null,
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

        if (Flags.TryGetValue(cell, out var flag))
        {
            return flag;
        }

        faults.Add(Error.Validation(ErrorCodes.NotBoolean, field) with
        {
            Line = reader.LineNumber,
            AttemptedValue = cell.Length > MaxEchoLength ? cell[..MaxEchoLength] : cell,
            Allowed = FlagWords,
        });
        return null;
    }

    /// <summary>As it is: blanks around a password, and an apostrophe at its beginning, may be a part of it.</summary>
    private Secret? Password() => columns.TryGetValue(nameof(UserRow.Password), out var index) && !IsBlank(index)
        ? new(reader.GetString(index))
        : null;

    private string? Cell(string field) =>
        columns.TryGetValue(field, out var index) && reader.GetString(index).Trim() is { Length: > 0 } cell ? cell : null;

    private bool AreBlank(IEnumerable<int> cells) => cells.All(IsBlank);

    private bool IsBlank(int cell) => string.IsNullOrWhiteSpace(reader.GetString(cell));

    /// <summary>Ignores the letter case of the words, and whether their accents are composed.</summary>
    private static Dictionary<string, T> ByWords<T>(params IEnumerable<(string Word, T Value)> words) => words
        .SelectMany(word => new[] { word, (Word: word.Word.Normalize(NormalizationForm.FormD), word.Value) })
        .DistinctBy(word => word.Word)
        .ToDictionary(word => word.Word, word => word.Value, StringComparer.OrdinalIgnoreCase);
}
