using System.Globalization;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>Parses query parameters. An empty one counts as missing, and a refused value is kept for the error response.</summary>
internal static class QueryInput
{
    /// <summary>The field of the errors for unknown parameters.</summary>
    public const string UnknownParameters = nameof(UnknownParameters);

    private const int MaxUnknownParameters = 20;
    private const int MaxNameLength = 100;

    /// <summary>What clients add to an address so that no cache answers it.</summary>
    private static readonly string[] CacheBusters = ["_", "_t", "t", "ts", "v"];

    // Without an offset, it is UTC. Without a time, it is the beginning of the day.
    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>
    /// Returns an error for each parameter that was sent more than once, and for each of up to 20 that don't exist: a misspelt filter would
    /// otherwise select everybody. The case of names doesn't matter.
    /// </summary>
    public static IReadOnlyList<Error> FindFaults(IQueryCollection query, IReadOnlyList<QueryParameter> parameters) =>
    [
        .. parameters
            .Where(parameter => query[parameter.Name].Count > 1)
            .Select(parameter => Error.Validation(ErrorCodes.Repeated, parameter.Field)),
        .. query.Keys
            .Except(parameters.Select(parameter => parameter.Name).Concat(CacheBusters), StringComparer.OrdinalIgnoreCase)
            .Take(MaxUnknownParameters)
            .Select(name => Error.Validation(ErrorCodes.UnknownParameter, UnknownParameters) with
            {
                AttemptedValue = name.Length > MaxNameLength ? $"{name[..MaxNameLength]}…" : name,
                Allowed = [.. parameters.Select(parameter => parameter.Name)],
            }),
    ];

    /// <summary>The user with a UUID; nobody for any other text.</summary>
    public static UserReference UserById(string text) => Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty;

    /// <summary>A list of at most <see cref="UserSearch.MaxReferences"/> ids of users, separated by commas. Other texts are ids of nobody.</summary>
    public static Input<IReadOnlyList<UserReference>> Users(string? text, Func<string, UserReference> parse) => Text(text, value =>
        value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is var ids
        && ids.Length > UserSearch.MaxReferences
            ? Error.Validation(ErrorCodes.TooMany) with { Limit = UserSearch.MaxReferences }
            : Result<IReadOnlyList<UserReference>>.Success([.. ids.Select(parse)]));

    /// <summary>An id. UUIDs, the ids of users, are converted to lower case; any other text is returned as is.</summary>
    public static string? Id(string? text) => Guid.TryParseExact(text, "D", out var id) ? id.ToString() : text;

    /// <summary>A string that <paramref name="parse"/> accepts.</summary>
    public static Input<T> Text<T>(string? text, Func<string, Result<T>> parse) => text is null ? default : new(parse(text), text);

    /// <summary>A key of <paramref name="choices"/>.</summary>
    public static Input<T> Choice<T>(string? text, IReadOnlyDictionary<string, T> choices)
        where T : struct =>
        Text(text, name => choices.TryGetValue(name, out var choice)
            ? choice
            : Result<T>.Failure([Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = [.. choices.Keys] }]));

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static Input<bool> Flag(string? text) => Text(text, value => value switch
    {
        "true" => true,
        "false" => false,
        _ => Result<bool>.Failure([Error.Validation(ErrorCodes.NotBoolean)]),
    });

    /// <summary>An instant in ISO 8601.</summary>
    public static Input<DateTimeOffset> Time(string? text) => Text(text, value =>
        DateTimeOffset.TryParseExact(
            // A plus that was not escaped arrives as a blank.
            value.Replace(' ', '+'),
            TimeFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time)
            ? time
            : Result<DateTimeOffset>.Failure([Error.Validation(ErrorCodes.NotTime)]));

    /// <summary>An integer that <paramref name="parse"/> accepts.</summary>
    public static Input<int> Number(string? text, Func<int, Result<int>> parse) => Text(text, value =>
        ParseNumber(value) is { } number ? parse(number) : Error.Validation(ErrorCodes.NotNumber));

    /// <summary>An integer within a range. Text that is not a number is reported as out of range.</summary>
    public static Input<int> NumberWithin(string? text, (int Least, int Most) range) => Text(text, value =>
        ParseNumber(value) is { } number && number >= range.Least && number <= range.Most
            ? number
            : Result<int>.Failure([Error.Validation(ErrorCodes.OutOfRange) with { Range = range }]));

    private static int? ParseNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : text.All(char.IsAsciiDigit) ? int.MaxValue
        : null;
}
