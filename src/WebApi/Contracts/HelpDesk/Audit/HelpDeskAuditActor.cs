using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Audit;

/// <summary>Who did something.</summary>
public sealed class HelpDeskAuditActor
{
    /// <summary>What sort of actor it is: anonymous, user, service or system.</summary>
    /// <example>user</example>
    [JsonPropertyName("type")]
    public string Type { get; init; } = "";

    /// <summary>The id of the user or service account; null when it is neither.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>Its address or name at the time.</summary>
    /// <example>admin@helpdesk.local</example>
    [JsonPropertyName("name")]
    public string? Name { get; init; }
}
