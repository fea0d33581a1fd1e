using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Sessions;

/// <summary>A place where a user is signed in.</summary>
public class HelpDeskSignIn
{
    /// <summary>Unique identifier (UUID).</summary>
    [JsonPropertyName("id")]
    public Guid Id { get; init; }

    /// <summary>When the user signed in.</summary>
    [JsonPropertyName("created_at")]
    public DateTime CreatedAt { get; init; }

    /// <summary>When its tokens were last refreshed, else when the user signed in.</summary>
    [JsonPropertyName("last_used_at")]
    public DateTime LastUsedAt { get; init; }

    /// <summary>The IP address it was last used from.</summary>
    /// <example>192.0.2.7</example>
    [JsonPropertyName("address")]
    public string? Address { get; init; }

    /// <summary>What the client said that it is.</summary>
    /// <example>Mozilla/5.0</example>
    [JsonPropertyName("user_agent")]
    public string? UserAgent { get; init; }
}
