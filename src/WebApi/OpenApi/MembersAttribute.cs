namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The number of members of an object.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MembersAttribute(int min) : Attribute
{
    public int Min { get; } = min;

    /// <summary>The maximum; 0 for no limit.</summary>
    public int Max { get; init; }
}
