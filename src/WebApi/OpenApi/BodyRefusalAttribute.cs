namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>What each action of a controller may answer that reads a JSON body, beside what the action declares itself.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class BodyRefusalAttribute(Type body, int status, string description) : Attribute
{
    /// <summary>The type of the answer's body.</summary>
    public Type Body { get; } = body;

    public int Status { get; } = status;

    public string Description { get; } = description;
}
