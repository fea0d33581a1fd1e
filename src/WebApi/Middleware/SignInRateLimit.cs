using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.WebApi.Configuration;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>
/// Limits the sign-in attempts of an IP address per minute, successful or not: <c>RateLimiting:SignInsPerMinutePerAddress</c>. It limits
/// the cost of password guessing; the account lockout stops the guessing.
/// </summary>
internal static class SignInRateLimit
{
    /// <summary>The name of the rate limiting policy of sign-in endpoints.</summary>
    public const string PolicyName = "sign-in";

    private const string SettingName = "RateLimiting:SignInsPerMinutePerAddress";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddSignInRateLimit(this WebApplicationBuilder builder)
    {
        var permits = builder.Configuration.Read<RateLimitingSettings>().SignInsPerMinutePerAddress;
        if (permits < 1)
        {
            throw new InvalidConfigurationException($"{SettingName} must be at least 1.");
        }

        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : Window;
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(PolicyName, context => RateLimitPartition.GetFixedWindowLimiter(
                AddressOf(context),
                _ => new() { PermitLimit = permits, Window = Window }));
        });
    }

    /// <summary>The client's address. An IPv4 address mapped to IPv6 is the same as the IPv4 address.</summary>
    private static IPAddress? AddressOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress;
}
