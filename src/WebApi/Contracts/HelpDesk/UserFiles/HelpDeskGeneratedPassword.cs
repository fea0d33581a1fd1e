using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.UserFiles;

/// <summary>The first password of a user, shown only once.</summary>
public sealed class HelpDeskGeneratedPassword
{
    /// <summary>Email address, as in the file.</summary>
    /// <example>juan.diaz@example.com</example>
    [JsonPropertyName("email")]
    public required string Email { get; init; }

    /// <summary>The password, which the user must change, unless the row says otherwise.</summary>
    /// <example>hYt4mQw7ZbXkR2nPcV9s</example>
    [JsonPropertyName("password")]
    public required string Password { get; init; }
}
