using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Sessions;

/// <summary>A place where the caller is signed in.</summary>
public sealed class HelpDeskOwnSignIn : HelpDeskSignIn
{
    /// <summary>Whether it is the session of this request.</summary>
    [JsonPropertyName("current")]
    [JsonPropertyOrder(90)]
    public bool Current { get; init; }
}
