namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>A header that an action reads, or all actions of a controller. It is listed before all other parameters.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ReadsHeaderAttribute(string name, string description) : Attribute
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    public bool IsRequired { get; init; }

    public string? Example { get; init; }
}
