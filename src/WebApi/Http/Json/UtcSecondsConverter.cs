namespace HelpDesk.Users.WebApi.Http.Json;

/// <summary>Writes an instant as UTC in seconds, such as <c>2025-11-23T10:30:00Z</c>.</summary>
internal sealed class UtcSecondsConverter() : UtcTextConverter("yyyy-MM-dd'T'HH:mm:ss'Z'");
