using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>A text that is one of those in a static member: a list of them, or a dictionary by them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ChoicesAttribute(Type type, string member) : Attribute
{
    public void Describe(OpenApiSchema schema)
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var choices = type.GetField(member, Static)?.GetValue(null) ?? type.GetProperty(member, Static)?.GetValue(null);
        schema.Enum = [.. Names(choices).Select(name => JsonValue.Create(name))];
    }

    private IEnumerable<string> Names(object? choices) => choices switch
    {
        IDictionary dictionary => dictionary.Keys.Cast<string>(),
        IEnumerable<string> names => names,
        _ => throw new InvalidOperationException($"{type.Name}.{member} has no choices."),
    };
}
