using System.Net.Sockets;
using HelpDesk.Users.Application.Abstractions;
using Microsoft.AspNetCore.Connections;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>Tells mistakes of the configuration, which get one sentence, from bugs, which get a stack trace.</summary>
internal static class StartFailure
{
    private const string ConfigurationBinder = "Microsoft.Extensions.Configuration.Binder";
    private const string Listening = "Set ASPNETCORE_URLS to listen elsewhere.";

    /// <summary>The sentence for the operator, or null when the failure is no mistake of the configuration.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        InvalidConfigurationException => exception.Message,
        InvalidOperationException { Source: ConfigurationBinder } => exception.Message,
        IOException { InnerException: AddressInUseException } => $"{exception.Message} {Listening}",
        SocketException => $"The address cannot be listened on: {exception.Message}. {Listening}",
        FormatException { TargetSite.DeclaringType: { } thrower } when thrower == typeof(BindingAddress) => $"{exception.Message}. {Listening}",
        _ => null,
    };
}
