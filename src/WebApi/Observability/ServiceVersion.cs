using System.Reflection;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>The version of the service, with the commit that it was built from if the build knew it: <c>1.1.0+0123abc...</c></summary>
internal static class ServiceVersion
{
    /// <summary>The same text as the command line's <c>--version</c> prints.</summary>
    public static string Current { get; } =
        typeof(ServiceVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
