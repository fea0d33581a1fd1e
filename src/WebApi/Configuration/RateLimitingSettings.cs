namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>The configuration section <c>RateLimiting</c>.</summary>
internal sealed class RateLimitingSettings
{
    public int SignInsPerMinutePerAddress { get; set; } = 600;
}
