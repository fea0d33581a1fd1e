using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>A user as an ADMIN reads it.</summary>
public sealed class HelpDeskUserDetails : HelpDeskUser
{
    /// <summary>Until when failed sign-ins lock the email address, UTC. Only while it is locked.</summary>
    [JsonPropertyName("locked_until")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(90)]
    public DateTime? LockedUntil { get; init; }
}
