namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>The configuration section <c>Tokens</c>.</summary>
internal sealed class TokenSettings
{
    /// <summary>Who issues the tokens: the <c>iss</c> claim.</summary>
    public string Issuer { get; set; } = "http://localhost:8000";

    /// <summary>For whom: the <c>aud</c> claim.</summary>
    public string Audience { get; set; } = "helpdesk";

    /// <summary>How long an access token counts.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a refresh token counts.</summary>
    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromDays(14);
}
