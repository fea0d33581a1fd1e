using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Audit;

/// <summary>Whom or what something was done to.</summary>
public sealed class HelpDeskAuditSubject
{
    /// <summary>The id of the user, service account or signing key; null when there is none.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>Its address or name at the time.</summary>
    /// <example>ana.torres@example.com</example>
    [JsonPropertyName("name")]
    public string? Name { get; init; }
}
