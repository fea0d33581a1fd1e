using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Http.Json;

/// <summary>Deserializes members into <see cref="JsonField{T}"/>.</summary>
internal sealed class JsonFieldConverterFactory : JsonConverterFactory
{
    private static readonly Dictionary<Type, JsonConverter> Converters = new()
    {
        [typeof(JsonField<string>)] = new TextConverter(),
        [typeof(JsonField<bool>)] = new FlagConverter(),
        [typeof(JsonField<long>)] = new IntegerConverter(),
        [typeof(JsonField<IReadOnlyList<string>>)] = new TextListConverter(),
    };

    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(typeToConvert) || ItemTypeOf(typeToConvert) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        Converters.GetValueOrDefault(typeToConvert)
        ?? (JsonConverter)Activator.CreateInstance(typeof(ObjectListConverter<>).MakeGenericType(ItemTypeOf(typeToConvert)!))!;

    /// <summary>The type of the items of a field with a list of objects; null for other types.</summary>
    private static Type? ItemTypeOf(Type field)
    {
        var value = field.IsGenericType && field.GetGenericTypeDefinition() == typeof(JsonField<>) ? field.GenericTypeArguments[0] : null;
        return value is { IsGenericType: true }
            && value.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            && value.GenericTypeArguments[0].IsClass
            ? value.GenericTypeArguments[0]
            : null;
    }

    /// <summary>Whether all strings inside are valid Unicode. The parser doesn't check that, only the serializer does.</summary>
    private static bool CanSerialize(JsonElement element)
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

    private abstract class FieldConverter<T> : JsonConverter<JsonField<T>>
    {
        public override bool HandleNull => true;

        public override void Write(Utf8JsonWriter writer, JsonField<T> value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Requests are only read.");

        protected static JsonField<T> ReadNullOrWrongType(ref Utf8JsonReader reader) =>
            reader.TokenType == JsonTokenType.Null
                ? new() { IsSent = true, IsNull = true }
                : WrongType(JsonElement.ParseValue(ref reader));

        protected static JsonField<T> WrongType(JsonElement element) =>
            CanSerialize(element) ? new() { IsSent = true, WrongTypeValue = element } : new() { IsSent = true, HasInvalidUnicode = true };
    }

    private sealed class TextConverter : FieldConverter<string>
    {
        public override JsonField<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                return ReadNullOrWrongType(ref reader);
            }

            try
            {
                return new() { IsSent = true, Value = reader.GetString() };
            }
            catch (InvalidOperationException)
            {
                return new() { IsSent = true, HasInvalidUnicode = true };
            }
        }
    }

    private sealed class FlagConverter : FieldConverter<bool>
    {
        public override JsonField<bool> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.True or JsonTokenType.False
                ? new() { IsSent = true, Value = reader.GetBoolean() }
                : ReadNullOrWrongType(ref reader);
    }

    private sealed class IntegerConverter : FieldConverter<long>
    {
        public override JsonField<long> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value)
                ? new() { IsSent = true, Value = value }
                : ReadNullOrWrongType(ref reader);
    }

    private sealed class TextListConverter : FieldConverter<IReadOnlyList<string>>
    {
        public override JsonField<IReadOnlyList<string>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                return ReadNullOrWrongType(ref reader);
            }

            var list = JsonElement.ParseValue(ref reader);
            return list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) && CanSerialize(list)
                ? new() { IsSent = true, Value = [.. list.EnumerateArray().Select(item => item.GetString()!)] }
                : WrongType(list);
        }
    }

    /// <typeparam name="TItem">A class whose members are fields too, so that reading one never fails.</typeparam>
    private sealed class ObjectListConverter<TItem> : FieldConverter<IReadOnlyList<TItem>>
        where TItem : class
    {
        public override JsonField<IReadOnlyList<TItem>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                return ReadNullOrWrongType(ref reader);
            }

            var list = JsonElement.ParseValue(ref reader);
            return list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object)
                ? new() { IsSent = true, Value = [.. list.EnumerateArray().Select(item => item.Deserialize<TItem>(options)!)] }
                : WrongType(list);
        }
    }
}
