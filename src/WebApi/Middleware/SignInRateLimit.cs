using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using HelpDesk.Users.Application.Operations;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>
/// How many sign-ins one address may try in a minute, right or wrong: <c>RateLimiting:SignInsPerMinutePerAddress</c>.
/// It bounds what a guesser costs; what stops a guesser is the lock of the account.
/// </summary>
internal static class SignInRateLimit
{
    /// <summary>The policy that the sign-in endpoints of the contracts name.</summary>
    public const string PolicyName = "sign-in";

    private const string SettingName = "RateLimiting:SignInsPerMinutePerAddress";
    private const int DefaultPermits = 600;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddSignInRateLimit(this WebApplicationBuilder builder)
    {
        var permits = builder.Configuration.GetValue(SettingName, DefaultPermits);
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

    /// <summary>The address of the client; one of IPv4 is the same however it is written.</summary>
    private static IPAddress? AddressOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress;
}
