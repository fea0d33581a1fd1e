namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>The names in the framework's sections, as far as they are likely to be set for this service.</summary>
internal static class FrameworkSettings
{
    /// <summary>Stands for any name in a path.</summary>
    public const string AnyName = "*";

    private const string Endpoint = $"Kestrel:Endpoints:{AnyName}";

    private static readonly string[] Certificate = ["Path", "KeyPath", "Password", "Subject", "Store", "Location", "AllowInvalid"];

    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["Kestrel"] = ["Certificates", "EndpointDefaults", "Endpoints"],
        [$"Kestrel:Certificates:{AnyName}"] = Certificate,
        ["Kestrel:EndpointDefaults"] = ["ClientCertificateMode", "Protocols", "SslProtocols"],
        [Endpoint] = ["Certificate", "ClientCertificateMode", "Protocols", "Sni", "SslProtocols", "Url"],
        [$"{Endpoint}:Certificate"] = Certificate,
        ["Logging"] = ["Console", "Debug", "EventLog", "LogLevel"],
        ["Serilog"] =
        [
            "AuditTo",
            "Destructure",
            "Enrich",
            "Filter",
            "FilterSwitches",
            "LevelSwitches",
            "MinimumLevel",
            "Properties",
            "Using",
            "WriteTo",
        ],
        ["Serilog:MinimumLevel"] = ["ControlledBy", "Default", "Override"],
    };

    public static readonly string[] Roots = ["Kestrel", "Logging", "Serilog"];

    /// <summary>The names below a path; none when any is possible.</summary>
    public static string[] NamesOf(string path) => Names.GetValueOrDefault(path, []);
}
