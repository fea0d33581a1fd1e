using System.ComponentModel.DataAnnotations;
using System.Net.Mime;
using System.Text.Json;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Downloads;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Audit;

/// <summary>Which records of the audit are asked for, and in what form.</summary>
public sealed class AuditRequest
{
    /// <summary>The outcomes by the names that clients send.</summary>
    internal static readonly IReadOnlyDictionary<string, AuditOutcome> Outcomes =
        Enum.GetValues<AuditOutcome>().ToDictionary(outcome => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString()));

    /// <summary>The formats by the names that clients send.</summary>
    internal static readonly IReadOnlyDictionary<string, AuditFormat> Formats =
        new Dictionary<string, AuditFormat> { ["json"] = AuditFormat.Json, ["csv"] = AuditFormat.Csv, ["jsonl"] = AuditFormat.JsonLines };

    private static readonly (string MediaType, AuditFormat Format)[] MediaTypes =
    [
        (MediaTypeNames.Application.Json, AuditFormat.Json),
        (CsvDownload.MediaType, AuditFormat.Csv),
        (JsonLinesDownload.MediaType, AuditFormat.JsonLines),
    ];

    /// <summary>Only what was done to this one: the id of a user, a service account or a signing key.</summary>
    [FromQuery(Name = "user")]
    public string? User { get; init; }

    /// <summary>Only what this one did: the id of a user or a service account.</summary>
    [FromQuery(Name = "actor")]
    public string? Actor { get; init; }

    /// <summary>Only this action.</summary>
    [FromQuery(Name = "action")]
    [Choices(typeof(AuditActions), nameof(AuditActions.All))]
    public string? Action { get; init; }

    /// <summary>Only what ended like this.</summary>
    [FromQuery(Name = "outcome")]
    [Choices(typeof(AuditRequest), nameof(Outcomes))]
    public string? Outcome { get; init; }

    /// <summary>Only from this instant on; UTC unless it has an offset.</summary>
    [FromQuery(Name = "from")]
    [JsonType(JsonSchemaType.String, "date-time")]
    public string? From { get; init; }

    /// <summary>Only before this instant; UTC unless it has an offset.</summary>
    [FromQuery(Name = "to")]
    [JsonType(JsonSchemaType.String, "date-time")]
    public string? To { get; init; }

    /// <summary>How many records. When left out, a page has 100, and a file all of them.</summary>
    [FromQuery(Name = "limit")]
    [JsonType(JsonSchemaType.Integer, "int32"), Range(1, AuditSearch.MaxLimit)]
    public string? Limit { get; init; }

    /// <summary>Where the page begins, as in the Link header of the page before.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    /// <summary>A page (json), or a file (csv, jsonl). When left out, the Accept header decides.</summary>
    [FromQuery(Name = "format")]
    [Choices(typeof(AuditRequest), nameof(Formats))]
    public string? Format { get; init; }

    /// <summary>The format of the parameter, else of the <c>Accept</c> header, else JSON.</summary>
    internal Input<AuditFormat> ParseFormat(IEnumerable<MediaTypeHeaderValue> accepted) =>
        Format is null ? new(PreferredFormat(accepted)) : QueryInput.Choice(Format, Formats);

    /// <summary>Copies the search with this request's parameters.</summary>
    internal TSearch ApplyTo<TSearch>(TSearch search, IEnumerable<Error> faults)
        where TSearch : AuditSearch =>
        search with
        {
            SubjectId = QueryInput.Id(User),
            ActorId = QueryInput.Id(Actor),
            Action = QueryInput.Text(Action, AuditSearch.ParseAction),
            Outcome = QueryInput.Choice(Outcome, Outcomes),
            From = QueryInput.Time(From),
            To = QueryInput.Time(To),
            Limit = QueryInput.Number(Limit, AuditSearch.ParseLimit),
            Before = QueryInput.Text(Cursor, HelpDeskParameters.ParseCursor),
            Faults = [.. faults],
        };

    private static AuditFormat PreferredFormat(IEnumerable<MediaTypeHeaderValue> accepted) => accepted
        .Where(range => range.Quality is not 0)
        .OrderByDescending(range => range.Quality ?? 1)
        .SelectMany(range => MediaTypes.Where(known => range.MatchesMediaType(known.MediaType)))
        .Select(known => known.Format)
        .FirstOrDefault();
}
