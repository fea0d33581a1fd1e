using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Works.Responses;

/// <summary>Why a request was refused.</summary>
public sealed class WorksError
{
    /// <summary>The status.</summary>
    /// <example>400</example>
    [JsonPropertyName("statusCode")]
    public required int StatusCode { get; init; }

    /// <summary>The reason in words; of faults of the request, a list with all of them.</summary>
    [JsonPropertyName("message")]
    [JsonType(JsonSchemaType.String), JsonType(JsonSchemaType.Array)]
    public required object Message { get; init; }

    /// <summary>The status in words, where the message is something else.</summary>
    /// <example>Bad Request</example>
    [JsonPropertyName("error")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>On an unexpected failure: what to look for in the log.</summary>
    [JsonPropertyName("correlationId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CorrelationId { get; init; }
}
