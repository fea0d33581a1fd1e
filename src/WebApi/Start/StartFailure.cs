using System.Net.Sockets;
using System.Security.Cryptography;
using HelpDesk.Users.Application.Operations;
using Microsoft.AspNetCore.Connections;

namespace HelpDesk.Users.WebApi.Start;

/// <summary>Tells mistakes of the configuration, which get one sentence, from bugs, which get a stack trace.</summary>
internal static class StartFailure
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";
    private const string Listening = "Set ASPNETCORE_URLS to listen elsewhere.";

    /// <summary>The sentence for the operator, or null when the failure is no mistake of the configuration.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        InvalidConfigurationException => exception.Message,
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" or "Serilog.Settings.Configuration" } => exception.Message,
        IOException { InnerException: AddressInUseException } => $"{exception.Message} {Listening}",
        ArgumentOutOfRangeException { Source: "System.Net.Primitives" } => $"The port to listen on is none. {Listening}",
        SocketException => $"The address cannot be listened on: {exception.Message}. {Listening}",
        InvalidDataException or FileNotFoundException or UnauthorizedAccessException or CryptographicException => exception.Message,
        FormatException { TargetSite.DeclaringType: { } thrower } when thrower == typeof(BindingAddress) => $"{exception.Message}. {Listening}",
        _ when exception.Source?.StartsWith(Kestrel, StringComparison.Ordinal) ?? false => exception.Message.Split('\n')[0].Trim(),
        _ => null,
    };
}
