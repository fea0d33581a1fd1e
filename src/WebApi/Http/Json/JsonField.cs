using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Http.Json;

/// <summary>
/// A member of a request's body, before it is parsed. Deserializing one never fails: a value of the wrong type is kept, and reported
/// together with all other faults of the request.
/// </summary>
/// <typeparam name="T">
/// The expected type: string, bool, long, or a read-only list of strings or of objects whose members are fields too.
/// </typeparam>
[JsonConverter(typeof(JsonFieldConverterFactory))]
public readonly record struct JsonField<T>
{
    /// <summary>Whether the body contains the member, even as null.</summary>
    public bool IsSent { get; init; }

    /// <summary>Whether the value is null.</summary>
    public bool IsNull { get; init; }

    /// <summary>The value when it is not a <typeparamref name="T"/>; undefined otherwise.</summary>
    public JsonElement WrongTypeValue { get; init; }

    /// <summary>Whether the value contains invalid Unicode, such as half of a surrogate pair. It is not kept then.</summary>
    public bool HasInvalidUnicode { get; init; }

    /// <summary>The value; the default unless a valid one was sent.</summary>
    public T? Value { get; init; }
}
