namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The ways in which a caller says who it is, one at a time; or none of them, when the body says it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SecuritySchemesAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
