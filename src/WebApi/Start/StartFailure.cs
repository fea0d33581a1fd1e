using System.Net.Sockets;
using System.Security.Cryptography;
using HelpDesk.Users.Application.Operations;
using Microsoft.AspNetCore.Connections;

namespace HelpDesk.Users.WebApi.Start;

/// <summary>Explains configuration errors in one sentence. Other exceptions are bugs, and get a stack trace.</summary>
internal static class StartFailure
{
    private const string KestrelSource = "Microsoft.AspNetCore.Server.Kestrel";
    private const string ListenElsewhereHint = "Set ASPNETCORE_URLS to listen elsewhere.";

    /// <summary>The sentence for the operator; null when the exception is not a configuration error.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        InvalidConfigurationException => exception.Message,
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" or "Serilog.Settings.Configuration" } =>
            exception.Message,
        IOException { InnerException: AddressInUseException } => $"{exception.Message} {ListenElsewhereHint}",
        ArgumentOutOfRangeException { Source: "System.Net.Primitives" } => $"The port to listen on is none. {ListenElsewhereHint}",
        SocketException => $"The address cannot be listened on: {exception.Message}. {ListenElsewhereHint}",
        InvalidDataException or FileNotFoundException or UnauthorizedAccessException or CryptographicException => exception.Message,
        FormatException { TargetSite.DeclaringType: { } thrower } when thrower == typeof(BindingAddress) =>
            $"{exception.Message}. {ListenElsewhereHint}",
        _ when exception.Source?.StartsWith(KestrelSource, StringComparison.Ordinal) ?? false => exception.Message.Split('\n')[0].Trim(),
        _ => null,
    };
}
