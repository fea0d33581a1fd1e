using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.Works.Requests;

/// <summary>What the bodies of all requests have in common: no member that is not theirs.</summary>
public abstract class WorksRequest
{
    /// <summary>What was sent beside the members of the request; null for nothing.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }
}
