using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.ServiceAccounts;

/// <summary>The account of a service.</summary>
public class HelpDeskServiceAccount
{
    /// <summary>What the service sends with its secret to get a token.</summary>
    /// <example>svc_019aa53b6f0a7c2e9d1b5a4c3f2e1d0c</example>
    [JsonPropertyName("client_id")]
    [JsonPropertyOrder(1)]
    public string ClientId { get; init; } = "";

    /// <summary>What people call the service.</summary>
    /// <example>Tickets</example>
    [JsonPropertyName("name")]
    [JsonPropertyOrder(3)]
    public string Name { get; init; } = "";

    /// <summary>What it may do, as permission codes.</summary>
    /// <example>["users:read"]</example>
    [JsonPropertyName("permissions")]
    [JsonPropertyOrder(4)]
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Whether it may come in.</summary>
    [JsonPropertyName("is_active")]
    [JsonPropertyOrder(5)]
    public bool IsActive { get; init; }

    /// <summary>When it was created.</summary>
    [JsonPropertyName("created_at")]
    [JsonPropertyOrder(6)]
    public DateTime CreatedAt { get; init; }

    /// <summary>When it last got a token; null for never.</summary>
    [JsonPropertyName("last_used_at")]
    [JsonPropertyOrder(7)]
    public DateTime? LastUsedAt { get; init; }

    /// <summary>When the secret before the last rotation stops counting, or did; null when there is none.</summary>
    [JsonPropertyName("previous_secret_expires_at")]
    [JsonPropertyOrder(8)]
    public DateTime? PreviousSecretExpiresAt { get; init; }
}
