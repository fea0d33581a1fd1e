namespace HelpDesk.Users.WebApi.Downloads;

/// <summary>What files of JSON lines have in common.</summary>
internal static class JsonLinesDownload
{
    public const string MediaType = "application/x-ndjson";
}
