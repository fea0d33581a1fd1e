using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Audit;

/// <summary>A member that changed.</summary>
public sealed class HelpDeskAuditChange
{
    /// <summary>The member, by its name in this contract.</summary>
    /// <example>nombre</example>
    [JsonPropertyName("field")]
    public string Field { get; init; } = "";

    /// <summary>What it was; null for nothing.</summary>
    /// <example>Ana Torres</example>
    [JsonPropertyName("old")]
    public string? Old { get; init; }

    /// <summary>What it is; null for nothing.</summary>
    /// <example>Ana María Torres</example>
    [JsonPropertyName("new")]
    public string? New { get; init; }
}
