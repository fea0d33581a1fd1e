namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The media type of a body that is not application/json.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MediaTypeAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
