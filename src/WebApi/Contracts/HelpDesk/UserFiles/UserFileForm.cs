using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.UserFiles;

/// <summary>A form with a file of users and nothing else.</summary>
public sealed class UserFileForm
{
    /// <summary>The file; this part can have any name. Its Content-Type, or the end of its name (.csv, .jsonl), tells what it is.</summary>
    [JsonPropertyName("file")]
    public required IFormFile File { get; init; }
}
