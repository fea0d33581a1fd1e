using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>
/// A user as an ADMIN reads it. All but locked_until is there only with include=details, and what a user doesn't have is left out.
/// </summary>
public sealed class HelpDeskUserDetails : HelpDeskUser
{
    /// <summary>When the user was created, UTC.</summary>
    [JsonPropertyName("created_at")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(80)]
    public DateTime? CreatedAt { get; init; }

    /// <summary>When the user was last changed, UTC. A sign-in is no change.</summary>
    [JsonPropertyName("updated_at")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(81)]
    public DateTime? UpdatedAt { get; init; }

    /// <summary>When the user last signed in, UTC. Left out for never.</summary>
    [JsonPropertyName("last_login")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(82)]
    public DateTime? LastLogin { get; init; }

    /// <summary>When the user last signed in or, on the first refresh of a day, continued a session, UTC. Left out for never.</summary>
    [JsonPropertyName("last_seen")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(83)]
    public DateTime? LastSeen { get; init; }

    /// <summary>Whether the password is temporary, and must be changed.</summary>
    [JsonPropertyName("must_change_password")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(84)]
    public bool? MustChangePassword { get; init; }

    /// <summary>Whether the user has a password. Without one, nobody can sign in.</summary>
    [JsonPropertyName("has_password")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(85)]
    public bool? HasPassword { get; init; }

    /// <summary>Until when failed sign-ins lock the email address, UTC. Only while it is locked.</summary>
    [JsonPropertyName("locked_until")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(90)]
    public DateTime? LockedUntil { get; init; }
}
