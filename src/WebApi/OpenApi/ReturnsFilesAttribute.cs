namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The media types of the files that an action returns with 200, in addition to its declared JSON, if any.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReturnsFilesAttribute(params string[] mediaTypes) : Attribute
{
    public IReadOnlyList<string> MediaTypes { get; } = mediaTypes;
}
