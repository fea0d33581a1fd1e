using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.Works.Responses;

/// <summary>What was done.</summary>
public sealed class WorksMessage
{
    /// <summary>What was done, in words for people.</summary>
    /// <example>Usuario eliminado</example>
    [JsonPropertyName("message")]
    public required string Message { get; init; }
}
