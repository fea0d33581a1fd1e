namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>The configuration section <c>ForwardedHeaders</c>.</summary>
internal sealed class ForwardedHeadersSettings
{
    /// <summary>The networks of the reverse proxies whose headers are trusted, such as 10.0.0.0/8.</summary>
    public List<string> KnownNetworks { get; set; } = [];
}
