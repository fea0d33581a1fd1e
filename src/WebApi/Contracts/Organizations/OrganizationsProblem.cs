using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations;

/// <summary>Why a request was refused (RFC 9457).</summary>
[MediaType(OrganizationsErrors.MediaType)]
public sealed class OrganizationsProblem
{
    /// <summary>What kind of problem it is; for programs.</summary>
    /// <example>urn:helpdesk-users:problem:email-taken</example>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The kind in a few words, the same for every problem of it.</summary>
    /// <example>Correo ya registrado</example>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>The status of the answer.</summary>
    /// <example>409</example>
    [JsonPropertyName("status")]
    public required int Status { get; init; }

    /// <summary>What happened, in words for people.</summary>
    /// <example>Otro usuario de la organización tiene este correo electrónico</example>
    [JsonPropertyName("detail")]
    public required string Detail { get; init; }

    /// <summary>On validation-failed: all faults, by the member, parameter or header at fault, or <c>body</c> for the body as a whole.</summary>
    [JsonPropertyName("errors")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    /// <summary>On permission-missing: the permission.</summary>
    [JsonPropertyName("permission")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Permission { get; init; }

    /// <summary>On internal-error and service-unavailable: what to look for in the log.</summary>
    [JsonPropertyName("correlation_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CorrelationId { get; init; }
}
