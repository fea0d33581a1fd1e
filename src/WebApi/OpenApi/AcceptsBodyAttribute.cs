namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>One media type of a body that an action reads itself, without model binding.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class AcceptsBodyAttribute(string mediaType, Type type) : Attribute
{
    public string MediaType { get; } = mediaType;

    public Type Type { get; } = type;

    public string? Description { get; init; }

    public string? Example { get; init; }
}
