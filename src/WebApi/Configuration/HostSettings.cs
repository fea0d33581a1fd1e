namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>The settings without a section.</summary>
internal static class HostSettings
{
    public const string SecretsFolder = "SecretsFolder";

    /// <summary>The prefixes that the framework's settings have as environment variables.</summary>
    public static readonly string[] Prefixes = ["ASPNETCORE_", "DOTNET_"];

    /// <summary>Those that this service reads.</summary>
    public static readonly string[] OfTheService =
        ["AllowedHosts", "PathBase", SecretsFolder, "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL"];

    /// <summary>Those that say where the service listens.</summary>
    public static readonly string[] Addresses = ["urls", "http_ports", "https_ports"];

    /// <summary>Those of the framework.</summary>
    public static readonly string[] OfTheFramework =
    [
        .. Addresses,
        "applicationName",
        "contentRoot",
        "detailedErrors",
        "environment",
        "https_port",
        "shutdownTimeoutSeconds",
        "webRoot",
    ];

    /// <summary>Whether an argument can be a setting of this name.</summary>
    public static bool Include(string name) =>
        OfTheService.Concat(OfTheFramework).Contains(name, StringComparer.OrdinalIgnoreCase)
        || name.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase);
}
