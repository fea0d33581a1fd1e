using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.AcceptanceTests.OpenApi;

/// <summary>Finds where a JSON value is not what its schema says: types, choices, lengths, required members and undeclared ones.</summary>
internal static class SchemaChecker
{
    public static IEnumerable<string> Faults(IOpenApiSchema schema, JsonNode? value, string path = "$")
    {
        if (schema.Type is not { } types)
        {
            return [];
        }

        if (!types.HasFlag(TypeOf(value)))
        {
            return [$"{path} is {TypeOf(value)}, not {types}"];
        }

        return value switch
        {
            JsonObject members => MemberFaults(schema, members, path),
            JsonArray items => items.SelectMany((item, index) => Faults(schema.Items!, item, $"{path}[{index}]")),
            JsonValue text when TypeOf(value) == JsonSchemaType.String => TextFaults(schema, text.GetValue<string>(), path),
            _ => [],
        };
    }

    private static IEnumerable<string> MemberFaults(IOpenApiSchema schema, JsonObject members, string path)
    {
        if (schema.AdditionalProperties is { } any)
        {
            return members.SelectMany(member => Faults(any, member.Value, $"{path}.{member.Key}"));
        }

        var declared = schema.Properties!;
        return (schema.Required ?? new HashSet<string>()).Where(name => !members.ContainsKey(name)).Select(name => $"{path}.{name} is missing")
            .Concat(members.Where(member => !declared.ContainsKey(member.Key)).Select(member => $"{path}.{member.Key} is not declared"))
            .Concat(members.Where(member => declared.ContainsKey(member.Key))
                .SelectMany(member => Faults(declared[member.Key], member.Value, $"{path}.{member.Key}")));
    }

    private static IEnumerable<string> TextFaults(IOpenApiSchema schema, string text, string path)
    {
        if (schema.Format == "uuid" && !Guid.TryParseExact(text, "D", out _))
        {
            yield return $"{path} is no UUID";
        }

        if (text.Length < (schema.MinLength ?? 0) || text.Length > (schema.MaxLength ?? int.MaxValue))
        {
            yield return $"{path} has {text.Length} characters";
        }

        if (schema.Enum is { Count: > 0 } choices && choices.All(choice => choice!.GetValue<string>() != text))
        {
            yield return $"{path} is none of the choices";
        }
    }

    private static JsonSchemaType TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => JsonSchemaType.Null,
        JsonValueKind.Object => JsonSchemaType.Object,
        JsonValueKind.Array => JsonSchemaType.Array,
        JsonValueKind.String => JsonSchemaType.String,
        JsonValueKind.Number => value.AsValue().TryGetValue<long>(out _) ? JsonSchemaType.Integer : JsonSchemaType.Number,
        _ => JsonSchemaType.Boolean,
    };
}
