using System.Text.Json.Serialization;
using HelpDesk.Users.WebApi.Http.Json;

namespace HelpDesk.Users.WebApi.Contracts.Cms.Responses;

/// <summary>Somebody who writes, edits or comments.</summary>
public sealed class CmsUser
{
    /// <summary>Unique number.</summary>
    /// <example>3</example>
    [JsonPropertyName("id")]
    public long Id { get; init; }

    /// <summary>Short name, unique whatever the case of its letters.</summary>
    /// <example>writer_seo</example>
    [JsonPropertyName("username")]
    public string? Username { get; init; }

    /// <summary>Email address, as it was given.</summary>
    /// <example>carlos@redaccion.example</example>
    [JsonPropertyName("email")]
    public string Email { get; init; } = "";

    /// <summary>First name.</summary>
    /// <example>Carlos</example>
    [JsonPropertyName("firstName")]
    public string FirstName { get; init; } = "";

    /// <summary>Last name; empty for who has but one name.</summary>
    /// <example>Martínez</example>
    [JsonPropertyName("lastName")]
    public string LastName { get; init; } = "";

    /// <summary>Name of the role; of several, the one with the lowest number.</summary>
    /// <example>editor</example>
    [JsonPropertyName("role")]
    public string Role { get; init; } = "";

    /// <summary>URL of a picture; one made of the name when there is no other.</summary>
    /// <example>https://ui-avatars.com/api/?name=Carlos+Mart%C3%ADnez</example>
    [JsonPropertyName("avatar")]
    [JsonConverter(typeof(UrlConverter))]
    public string Avatar { get; init; } = "";

    /// <summary>active, inactive or suspended.</summary>
    /// <example>active</example>
    [JsonPropertyName("status")]
    public string Status { get; init; } = "";

    /// <summary>When the user last signed in, UTC; null for never.</summary>
    [JsonPropertyName("lastLogin")]
    [JsonConverter(typeof(UtcSecondsConverter))]
    public DateTimeOffset? LastLogin { get; init; }

    /// <summary>When the user was created, UTC.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcSecondsConverter))]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the user's roles allow in the content service, as GET /api/v1/rbac/roles lists it.</summary>
    /// <example>["crear_post", "editar_post_cualquiera", "publicar_post"]</example>
    [JsonPropertyName("permissions")]
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>The counters that other services keep, by name.</summary>
    /// <example>{"postsCreated": 45, "totalViews": 125430}</example>
    [JsonPropertyName("stats")]
    public IReadOnlyDictionary<string, long> Stats { get; init; } = new Dictionary<string, long>();

    /// <summary>Until when failed sign-ins lock the email address, UTC. Only where one user is read, and only while it is locked.</summary>
    [JsonPropertyName("lockedUntil")]
    [JsonConverter(typeof(UtcSecondsConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LockedUntil { get; init; }
}
