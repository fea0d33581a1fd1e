using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using HelpDesk.Users.WebApi.Http.Downloads;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Audit;

/// <summary>Downloads of the audit.</summary>
internal static class HelpDeskAuditFile
{
    private const string Name = "auditoria";

    private static readonly JsonSerializerOptions CellOptions = new() { Encoder = CreateSemicolonEncoder() };

    private static readonly (string Name, Func<HelpDeskAuditRecord, string?> Value)[] Columns =
    [
        ("id", record => record.Id.ToString(CultureInfo.InvariantCulture)),
        ("at", record => record.At.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)),
        ("action", record => record.Action),
        ("outcome", record => record.Outcome),
        ("reason", record => record.Reason),
        ("actor_type", record => record.Actor.Type),
        ("actor_id", record => record.Actor.Id),
        ("actor_name", record => record.Actor.Name),
        ("subject_id", record => record.Subject.Id),
        ("subject_name", record => record.Subject.Name),
        ("changes", record => record.Changes.Count == 0 ? null : JsonSerializer.Serialize(record.Changes, CellOptions)),
        ("correlation_id", record => record.CorrelationId),
        ("address", record => record.Address),
        ("hash", record => record.Hash),
    ];

    public static IActionResult Create(IAsyncEnumerable<HelpDeskAuditRecord> records, AuditFormat format) => format == AuditFormat.Csv
        ? new CsvDownload<HelpDeskAuditRecord>(records, $"{Name}.csv", Columns)
        : new JsonLinesDownload<HelpDeskAuditRecord>(records, $"{Name}.jsonl");

    // Escapes semicolons. Spreadsheets in countries such as Spain separate cells by them, and the text after one could be a formula.
    private static JavaScriptEncoder CreateSemicolonEncoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters(';');
        return JavaScriptEncoder.Create(settings);
    }
}
