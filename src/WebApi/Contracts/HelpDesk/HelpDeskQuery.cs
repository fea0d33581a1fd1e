using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Requests;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>
/// Reads the parameters of a request's query and notes what is wrong with them, to be reported with all other faults. An empty
/// parameter is one that was not sent.
/// </summary>
internal sealed class HelpDeskQuery
{
    /// <summary>The queries' members by the names of the parameters, in the order in which faults are listed.</summary>
    public static readonly IReadOnlyList<(string Field, string Name)> Parameters =
    [
        (nameof(AuditSearch.SubjectId), "user"),
        (nameof(AuditSearch.ActorId), "actor"),
        (nameof(AuditSearch.Action), "action"),
        (nameof(AuditSearch.Outcome), "outcome"),
        (nameof(AuditSearch.From), "from"),
        (nameof(AuditSearch.To), "to"),
        (nameof(AuditSearch.Limit), "limit"),
        (nameof(AuditSearch.Before), CursorName),
        (nameof(AuditRequest.Format), "format"),
    ];

    private const string CursorName = "cursor";

    // Without an offset it is UTC; with none of the time, the beginning of the day.
    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private readonly List<Error> errors = [];

    public HelpDeskQuery(IQueryCollection query) =>
        errors.AddRange(Parameters
            .Where(parameter => query[parameter.Name].Count > 1)
            .Select(parameter => Error.Validation(ErrorCodes.Repeated, parameter.Field)));

    public IReadOnlyList<Error> Errors => errors;

    /// <summary>A Link header (RFC 8288) to the page after a place, which asks for the same as this page.</summary>
    public static string LinkTo(long place, string path, IQueryCollection query)
    {
        var asked = Parameters
            .Where(parameter => parameter.Name != CursorName)
            .Select(parameter => KeyValuePair.Create(parameter.Name, (string?)query[parameter.Name]))
            .Where(parameter => !string.IsNullOrWhiteSpace(parameter.Value))
            .Append(new(CursorName, ToCursor(place)));
        return $"<{path}{QueryString.Create(asked)}>; rel=\"next\"";
    }

    /// <summary>The text that leads to the page after this place.</summary>
    public static string ToCursor(long place)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, place);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>An id. That of a user may be written in any letter case.</summary>
    public static string? Id(string? text) => Guid.TryParseExact(text, "D", out var id) ? id.ToString() : text;

    /// <summary>One of a few words.</summary>
    public T? Choice<T>(string? text, string field, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        return Read(text, field, Find, Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = [.. choices.Keys] });

        T? Find(string name) => choices.TryGetValue(name, out var choice) ? choice : null;
    }

    /// <summary>An instant of ISO 8601.</summary>
    public DateTimeOffset? Time(string? text, string field) => Read(text, field, ParseTime, Error.Validation(ErrorCodes.NotTime));

    /// <summary>A whole number.</summary>
    public int? Number(string? text, string field) => Read(text, field, ParseNumber, Error.Validation(ErrorCodes.NotNumber));

    /// <summary>The place that a cursor stands for.</summary>
    public long? Cursor(string? text, string field) => Read(text, field, ParseCursor, Error.Validation(ErrorCodes.NotCursor));

    private static DateTimeOffset? ParseTime(string text) =>
        // A plus that was not escaped arrives as a blank.
        DateTimeOffset.TryParseExact(text.Replace(' ', '+'), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static int? ParseNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : text.All(char.IsAsciiDigit) ? int.MaxValue
        : null;

    private static long? ParseCursor(string text)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        return Base64Url.IsValid(text, out var length) && length == bytes.Length
            && Base64Url.DecodeFromChars(text, bytes) == length
            && BinaryPrimitives.ReadInt64BigEndian(bytes) is > 0 and var place
            && ToCursor(place) == text
            ? place
            : null;
    }

    private T? Read<T>(string? text, string field, Func<string, T?> parse, Error fault)
        where T : struct
    {
        if (text is null || errors.Exists(error => error.Field == field))
        {
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            errors.Add(fault with { Field = field });
        }

        return value;
    }
}
