using System.Globalization;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>
/// Reads the parameters of a request's query and notes what is wrong with them, to be reported with all other faults. An empty
/// parameter is one that was not sent.
/// </summary>
internal sealed class QueryInput
{
    // Without an offset it is UTC; with none of the time, the beginning of the day.
    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private readonly List<Error> errors = [];

    /// <summary>Begins to read.</summary>
    /// <param name="query">The query.</param>
    /// <param name="parameters">The parameters that count; each may be sent once.</param>
    public QueryInput(IQueryCollection query, IEnumerable<QueryParameter> parameters) =>
        errors.AddRange(parameters
            .Where(parameter => query[parameter.Name].Count > 1)
            .Select(parameter => Error.Validation(ErrorCodes.Repeated, parameter.Field)));

    public IReadOnlyList<Error> Errors => errors;

    /// <summary>An id. That of a user may be written in any letter case.</summary>
    public static string? Id(string? text) => Guid.TryParseExact(text, "D", out var id) ? id.ToString() : text;

    /// <summary>One of a few words.</summary>
    public T? Choice<T>(string? text, string field, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        return Read(text, field, Find, Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = [.. choices.Keys] });

        T? Find(string name) => choices.TryGetValue(name, out var choice) ? choice : null;
    }

    /// <summary>True or false.</summary>
    public bool? Flag(string? text, string field) => Read<bool>(text, field, ParseFlag, Error.Validation(ErrorCodes.NotBoolean));

    /// <summary>An instant of ISO 8601.</summary>
    public DateTimeOffset? Time(string? text, string field) => Read(text, field, ParseTime, Error.Validation(ErrorCodes.NotTime));

    /// <summary>A whole number.</summary>
    public int? Number(string? text, string field) => Read(text, field, ParseNumber, Error.Validation(ErrorCodes.NotNumber));

    /// <summary>A whole number within bounds.</summary>
    public int? Number(string? text, string field, (int Least, int Most) range)
    {
        return Read(text, field, ParseWithin, Error.Validation(ErrorCodes.OutOfRange) with { Range = range });

        int? ParseWithin(string written) => ParseNumber(written) is { } number && number >= range.Least && number <= range.Most ? number : null;
    }

    /// <summary>Anything else that is written as a text.</summary>
    /// <param name="text">What was sent; null for nothing.</param>
    /// <param name="field">The query's member.</param>
    /// <param name="parse">Reads it; null for what cannot be read.</param>
    /// <param name="fault">What is wrong with what cannot be read.</param>
    public T? Read<T>(string? text, string field, Func<string, T?> parse, Error fault)
        where T : struct
    {
        if (text is null || errors.Exists(error => error.Field == field))
        {
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            errors.Add(fault with { Field = field, AttemptedValue = text });
        }

        return value;
    }

    private static bool? ParseFlag(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    private static DateTimeOffset? ParseTime(string text) =>
        // A plus that was not escaped arrives as a blank.
        DateTimeOffset.TryParseExact(text.Replace(' ', '+'), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static int? ParseNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : text.All(char.IsAsciiDigit) ? int.MaxValue
        : null;
}
