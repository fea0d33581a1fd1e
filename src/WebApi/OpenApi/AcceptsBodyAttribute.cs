namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>A body that an action reads by itself, in one of its media types.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class AcceptsBodyAttribute(string mediaType, Type type) : Attribute
{
    public string MediaType { get; } = mediaType;

    public Type Type { get; } = type;

    public string? Description { get; init; }

    public string? Example { get; init; }
}
