using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>A user as an ADMIN reads it.</summary>
public sealed class HelpDeskUserDetails : HelpDeskUser
{
    /// <summary>Until when failed sign-ins lock the email address, UTC; null when it isn't locked.</summary>
    [JsonPropertyName("locked_until")]
    [JsonPropertyOrder(90)]
    public DateTime? LockedUntil { get; init; }
}
