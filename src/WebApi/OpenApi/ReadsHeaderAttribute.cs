namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>A request header of an action, or of all actions of a controller. It is listed before all other parameters.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ReadsHeaderAttribute(string name, string description) : Attribute
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    public bool IsRequired { get; init; }

    public string? Example { get; init; }
}
