namespace HelpDesk.Users.WebApi.Http.Json;

/// <summary>Writes an instant as UTC with milliseconds, such as <c>2024-03-03T15:30:00.000Z</c>.</summary>
internal sealed class UtcMillisecondsConverter() : UtcTextConverter("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
