namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>The configuration section <c>Metrics</c>.</summary>
internal sealed class MetricsSettings
{
    /// <summary>The bearer token for <c>/metrics</c>; when omitted, the endpoint doesn't exist.</summary>
    public string? Token { get; set; }
}
