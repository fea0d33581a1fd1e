using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>A user, and what was done to it.</summary>
public sealed class HelpDeskUserWithMessage : HelpDeskUser
{
    /// <summary>What was done, in words for people.</summary>
    /// <example>Usuario creado</example>
    [JsonPropertyName("message")]
    [JsonPropertyOrder(100)]
    public string Message { get; set; } = "";
}
