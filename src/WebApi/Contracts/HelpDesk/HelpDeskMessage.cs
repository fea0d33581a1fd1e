using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>What was done.</summary>
public sealed class HelpDeskMessage
{
    /// <summary>What was done, in words for people.</summary>
    /// <example>Usuario eliminado</example>
    [JsonPropertyName("message")]
    public required string Message { get; init; }
}
