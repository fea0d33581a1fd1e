namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>The configuration sections that this layer reads. The check of the configuration knows the settings from these types.</summary>
internal static class ServiceSections
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>
    {
        ["Bootstrap"] = typeof(BootstrapSettings),
        ["Cors"] = typeof(CorsSettings),
        ["ForwardedHeaders"] = typeof(ForwardedHeadersSettings),
        ["Metrics"] = typeof(MetricsSettings),
        [ConfiguredOrganizations.SectionName] = typeof(List<OrganizationSettings>),
        ["RateLimiting"] = typeof(RateLimitingSettings),
        ["Swagger"] = typeof(SwaggerSettings),
    };

    /// <summary>Reads the section of a type.</summary>
    public static T Read<T>(this IConfiguration configuration)
        where T : new() =>
        configuration.GetSection(All.Single(section => section.Value == typeof(T)).Key).Get<T>() ?? new();
}
