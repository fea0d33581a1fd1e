using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Http.Json;

/// <summary>Writes an instant as UTC in the format of ISO 8601 that a contract's specification prints.</summary>
internal abstract class UtcTextConverter(string format) : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only written.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(format, CultureInfo.InvariantCulture));
}
