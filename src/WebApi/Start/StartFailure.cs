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
        SocketException => $"The address cannot be listened on: {exception.Message}. {ListenElsewhereHint}",
        ArgumentException or CryptographicException or NotSupportedException when IsOfKestrel(exception.StackTrace) =>
            $"The certificate for HTTPS (section Kestrel) cannot be used: {FirstLineOf(exception).Split(" (Parameter")[0].TrimEnd('.')}.",
        InvalidDataException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException
            or CryptographicException => exception.Message,
        _ when IsOfKestrel(exception.Source) => FirstLineOf(exception),
        _ => null,
    };

    private static bool IsOfKestrel(string? text) => text?.Contains(KestrelSource, StringComparison.Ordinal) ?? false;

    private static string FirstLineOf(Exception exception) => exception.Message.Split('\n')[0].Trim();
}
