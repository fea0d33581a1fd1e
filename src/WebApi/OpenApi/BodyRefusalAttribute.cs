namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>An error response of all actions of a controller that read a JSON body, unless the action declares another one.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class BodyRefusalAttribute(Type body, int status, string description) : Attribute
{
    /// <summary>The type of the response body.</summary>
    public Type Body { get; } = body;

    public int Status { get; } = status;

    public string Description { get; } = description;
}
