using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>A fault of a request.</summary>
public sealed class HelpDeskFault
{
    /// <summary>Its kind: missing, string_type, string_too_short, string_too_long, bool_type, enum, value_error or json_invalid.</summary>
    /// <example>missing</example>
    [JsonPropertyName("type")]
    public string Type { get; init; } = "";

    /// <summary>Where it is: body, query or header, then the member.</summary>
    /// <example>["body", "email"]</example>
    [JsonPropertyName("loc")]
    public IReadOnlyList<string> Loc { get; init; } = [];

    /// <summary>What is wrong, in words for people: in Spanish, or in English where Accept-Language prefers it.</summary>
    /// <example>Este campo es obligatorio</example>
    [JsonPropertyName("msg")]
    public string Msg { get; init; } = "";

    /// <summary>What was sent; left out for passwords and for what is too long to repeat.</summary>
    [JsonPropertyName("input")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public JsonElement Input { get; init; }

    /// <summary>The line of a file of users where it is, counted from 1; left out otherwise.</summary>
    /// <example>3</example>
    [JsonPropertyName("line")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Line { get; init; }

    /// <summary>What is wrong, for programs; never changes, and says more than the type.</summary>
    /// <example>required</example>
    [JsonPropertyName("code")]
    public string Code { get; init; } = "";
}
