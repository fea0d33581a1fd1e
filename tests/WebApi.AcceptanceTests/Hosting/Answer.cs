using System.Text.Json.Nodes;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>What the service answered, read whole.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Text">The body as it came.</param>
/// <param name="Headers">All headers; their names in any letter case.</param>
public sealed record Answer(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The body, which must be JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The names of the body's members, in order.</summary>
    public string[] Members => [.. Json.AsObject().Select(member => member.Key)];

    /// <summary>The message of a refusal.</summary>
    public string? Detail => (string?)Json["detail"];

    /// <summary>The faults of a 422 in order, each like <c>body.email missing</c>.</summary>
    public string[] Faults =>
        [.. Json["detail"]!.AsArray().Select(fault => $"{string.Join('.', fault!["loc"]!.AsArray())} {fault["type"]}")];

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
