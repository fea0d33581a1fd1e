namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>The configuration section <c>Cors</c>.</summary>
internal sealed class CorsSettings
{
    /// <summary>The origins of web pages that are allowed to call the API from a browser.</summary>
    public List<string> Origins { get; set; } = [];
}
