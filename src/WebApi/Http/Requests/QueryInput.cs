using System.Globalization;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>Parses the parameters of a request's query, and keeps what is wrong with what was sent. An empty parameter was left out.</summary>
internal static class QueryInput
{
    // Without an offset it is UTC; with none of the time, the beginning of the day.
    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Those of the parameters that were sent more than once.</summary>
    public static IReadOnlyList<Error> Repeated(IQueryCollection query, IEnumerable<QueryParameter> parameters) =>
    [
        .. parameters
            .Where(parameter => query[parameter.Name].Count > 1)
            .Select(parameter => Error.Validation(ErrorCodes.Repeated, parameter.Field)),
    ];

    /// <summary>An id. That of a user may be written in any letter case.</summary>
    public static string? Id(string? text) => Guid.TryParseExact(text, "D", out var id) ? id.ToString() : text;

    /// <summary>What <paramref name="parse"/> accepts.</summary>
    public static Input<T> Text<T>(string? text, Func<string, Result<T>> parse) => text is null ? default : new(parse(text), text);

    /// <summary>One of a few words.</summary>
    public static Input<T> Choice<T>(string? text, IReadOnlyDictionary<string, T> choices)
        where T : struct =>
        Text(text, name => choices.TryGetValue(name, out var choice)
            ? choice
            : Result<T>.Failure([Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = [.. choices.Keys] }]));

    /// <summary>True or false.</summary>
    public static Input<bool> Flag(string? text) => Text(text, written => written switch
    {
        "true" => true,
        "false" => false,
        _ => Result<bool>.Failure([Error.Validation(ErrorCodes.NotBoolean)]),
    });

    /// <summary>An instant of ISO 8601.</summary>
    public static Input<DateTimeOffset> Time(string? text) => Text(text, written =>
        // A plus that was not escaped arrives as a blank.
        DateTimeOffset.TryParseExact(written.Replace(' ', '+'), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : Result<DateTimeOffset>.Failure([Error.Validation(ErrorCodes.NotTime)]));

    /// <summary>A whole number that <paramref name="parse"/> accepts.</summary>
    public static Input<int> Number(string? text, Func<int, Result<int>> parse) => Text(text, written =>
        ParseNumber(written) is { } number ? parse(number) : Error.Validation(ErrorCodes.NotNumber));

    /// <summary>A whole number within bounds; what is no number is outside them.</summary>
    public static Input<int> NumberWithin(string? text, (int Least, int Most) range) => Text(text, written =>
        ParseNumber(written) is { } number && number >= range.Least && number <= range.Most
            ? number
            : Result<int>.Failure([Error.Validation(ErrorCodes.OutOfRange) with { Range = range }]));

    private static int? ParseNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : text.All(char.IsAsciiDigit) ? int.MaxValue
        : null;
}
