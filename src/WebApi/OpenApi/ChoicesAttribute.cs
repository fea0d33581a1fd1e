using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The allowed strings: the items of a static member that is a list, or the keys of one that is a dictionary.</summary>
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
