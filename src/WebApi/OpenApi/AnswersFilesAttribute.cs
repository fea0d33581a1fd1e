namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The media types of the files that an action answers with 200, beside the JSON that it may declare.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnswersFilesAttribute(params string[] mediaTypes) : Attribute
{
    public IReadOnlyList<string> MediaTypes { get; } = mediaTypes;
}
