namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>An example of a request's body, in JSON. It must be a valid request.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class BodyExampleAttribute(string name, string summary, string json) : Attribute
{
    public string Name { get; } = name;

    public string Summary { get; } = summary;

    public string Json { get; } = json;
}
