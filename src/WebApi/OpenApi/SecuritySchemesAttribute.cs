namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The alternative security schemes of an action; none of them when the credentials are in the body.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SecuritySchemesAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
