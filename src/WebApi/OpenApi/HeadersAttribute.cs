namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>
/// The headers that an action reads, and sends on success, in addition to those of all actions.
/// <see cref="HeaderDescriptionsAttribute"/> has their descriptions.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HeadersAttribute(SharedHeaders headers) : Attribute
{
    public SharedHeaders Headers { get; } = headers;
}
