using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Http.Json;

/// <summary>
/// A member of a request's body as it came. Reading one never fails: a member of the wrong type is kept, to be reported with
/// all other faults of the request.
/// </summary>
/// <typeparam name="T">The type it should have: string, bool, long or a read-only list of strings, or of objects whose members are fields too.</typeparam>
[JsonConverter(typeof(JsonFieldConverterFactory))]
public readonly record struct JsonField<T>
{
    /// <summary>Whether the member was sent at all.</summary>
    public bool IsSent { get; init; }

    /// <summary>Whether the member was sent as null.</summary>
    public bool IsNull { get; init; }

    /// <summary>What was sent instead of a <typeparamref name="T"/>; undefined when all is well.</summary>
    public JsonElement Mistyped { get; init; }

    /// <summary>Whether it is a string that is no Unicode, such as half of a surrogate pair.</summary>
    public bool IsBroken { get; init; }

    /// <summary>The value; null when there is none.</summary>
    public T? Value { get; init; }
}
