namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>
/// The headers that an action reads, and answers on success, beside those that all do. <see cref="HeaderWordsAttribute"/> describes them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HeadersAttribute(SharedHeaders headers) : Attribute
{
    public SharedHeaders Headers { get; } = headers;
}
