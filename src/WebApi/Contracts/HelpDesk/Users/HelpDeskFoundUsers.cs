using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>The users who were asked for.</summary>
public sealed class HelpDeskFoundUsers
{
    /// <summary>Those who exist, in the order in which they were asked for, each once.</summary>
    [JsonPropertyName("found")]
    public IReadOnlyList<HelpDeskFoundUser> Found { get; init; } = [];

    /// <summary>The ids or emails of nobody, as they were sent.</summary>
    [JsonPropertyName("missing")]
    public IReadOnlyList<string> Missing { get; init; } = [];
}
