using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Json;

/// <summary>Reads members into <see cref="JsonField{T}"/>.</summary>
internal sealed class JsonFieldConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert == typeof(JsonField<string>) || typeToConvert == typeof(JsonField<bool>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        typeToConvert == typeof(JsonField<string>) ? new TextConverter() : new FlagConverter();

    private static JsonField<T> ReadOther<T>(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return new() { IsSent = true, IsNull = true };
        }

        var element = JsonElement.ParseValue(ref reader);
        return CanBeWritten(element) ? new() { IsSent = true, Mistyped = element } : new() { IsSent = true, IsBroken = true };
    }

    /// <summary>Texts inside are only looked at when they are written.</summary>
    private static bool CanBeWritten(JsonElement element)
    {
        try
        {
            JsonSerializer.Serialize(Stream.Null, element);
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or JsonException)
        {
            return false;
        }
    }

    private sealed class TextConverter : JsonConverter<JsonField<string>>
    {
        public override bool HandleNull => true;

        public override JsonField<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                return ReadOther<string>(ref reader);
            }

            try
            {
                return new() { IsSent = true, Value = reader.GetString() };
            }
            catch (InvalidOperationException)
            {
                return new() { IsSent = true, IsBroken = true };
            }
        }

        public override void Write(Utf8JsonWriter writer, JsonField<string> value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Requests are only read.");
    }

    private sealed class FlagConverter : JsonConverter<JsonField<bool>>
    {
        public override bool HandleNull => true;

        public override JsonField<bool> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.True or JsonTokenType.False
                ? new() { IsSent = true, Value = reader.GetBoolean() }
                : ReadOther<bool>(ref reader);

        public override void Write(Utf8JsonWriter writer, JsonField<bool> value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Requests are only read.");
    }
}
