using HelpDesk.Users.Application.Operations;
using Microsoft.Extensions.Configuration;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>The configuration section <c>Tokens</c>.</summary>
internal sealed class TokenSettings
{
    /// <summary>The upper limit of the lifetime of an access token, whatever the configuration was when it was issued.</summary>
    public static readonly TimeSpan MaxAccessTokenLifetime = TimeSpan.FromDays(1);

    /// <summary>The upper limit of <see cref="RefreshReuseGrace"/>.</summary>
    public static readonly TimeSpan MaxRefreshReuseGrace = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan MinLifetime = TimeSpan.FromSeconds(1);

    /// <summary>The issuer of the tokens: the <c>iss</c> claim.</summary>
    public string Issuer { get; set; } = "http://localhost:8000";

    /// <summary>The audience of the tokens: the <c>aud</c> claim.</summary>
    public string Audience { get; set; } = "helpdesk";

    /// <summary>How long an access token is valid.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a refresh token is valid; at most until the end of its session.</summary>
    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long a session lasts from the sign-in, however often it is refreshed.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long after its use a refresh token can be sent again, with the same result, so that two tabs of a browser can refresh at once;
    /// 0 for not at all.
    /// </summary>
    public TimeSpan RefreshReuseGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a key signs tokens before the next key replaces it.</summary>
    public TimeSpan KeyRotation { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a key is published before it signs, so that services that cache the published keys load it in time.</summary>
    public TimeSpan KeyPublishedBefore { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Reads and validates the section.</summary>
    /// <exception cref="InvalidConfigurationException">A value is missing or outside its range.</exception>
    public static TokenSettings Read(IConfigurationSection section)
    {
        var settings = section.Get<TokenSettings>() ?? new();
        return settings switch
        {
            { Issuer.Length: 0 } or { Audience.Length: 0 } =>
                throw new InvalidConfigurationException("Tokens:Issuer and Tokens:Audience must not be empty."),
            _ when !IsAddress(settings.Issuer) =>
                throw new InvalidConfigurationException(
                    $"Tokens:Issuer is '{settings.Issuer}', and must be an address such as https://users.example.com."),
            _ when settings.AccessTokenLifetime < MinLifetime || settings.AccessTokenLifetime > MaxAccessTokenLifetime =>
                throw new InvalidConfigurationException(
                    "Tokens:AccessTokenLifetime must be from a second to a day, written hours:minutes:seconds."),
            _ when settings.RefreshTokenLifetime < MinLifetime || settings.RefreshTokenLifetime > TimeSpan.FromDays(365) =>
                throw new InvalidConfigurationException(
                    "Tokens:RefreshTokenLifetime must be from a second to 365 days, written days.hours:minutes:seconds."),
            _ when settings.RefreshTokenLifetime < settings.AccessTokenLifetime =>
                throw new InvalidConfigurationException("Tokens:RefreshTokenLifetime must be at least Tokens:AccessTokenLifetime."),
            _ when settings.SessionLifetime < MinLifetime || settings.SessionLifetime > TimeSpan.FromDays(365) =>
                throw new InvalidConfigurationException(
                    "Tokens:SessionLifetime must be from a second to 365 days, written days.hours:minutes:seconds."),
            _ when settings.RefreshReuseGrace < TimeSpan.Zero || settings.RefreshReuseGrace > MaxRefreshReuseGrace =>
                throw new InvalidConfigurationException(
                    "Tokens:RefreshReuseGrace must be from 0 to 60 seconds, written hours:minutes:seconds."),
            _ when settings.KeyPublishedBefore < TimeSpan.Zero || settings.KeyPublishedBefore > TimeSpan.FromDays(30) =>
                throw new InvalidConfigurationException(
                    "Tokens:KeyPublishedBefore must be from 0 to 30 days, written days.hours:minutes:seconds."),
            _ when settings.KeyRotation <= settings.KeyPublishedBefore || settings.KeyRotation > TimeSpan.FromDays(3650) =>
                throw new InvalidConfigurationException(
                    "Tokens:KeyRotation must be more than Tokens:KeyPublishedBefore and at most 3650 days, "
                    + "written days.hours:minutes:seconds."),
            _ => settings,
        };
    }

    /// <summary>An issuer as RFC 8414 defines it, or one without TLS. The metadata begin all addresses with it.</summary>
    private static bool IsAddress(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" };
}
