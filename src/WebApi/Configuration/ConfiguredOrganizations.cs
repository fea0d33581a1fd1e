using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>Reads the configured organizations. The help desk is always one of them.</summary>
internal static class ConfiguredOrganizations
{
    public const string SectionName = "Organizations";

    /// <summary>
    /// The organization for requests that name none: the one whose id is the name of the contract's template, else the first
    /// configured one that is made from the template.
    /// </summary>
    public static string DefaultIdFor(string template, IReadOnlyList<OrganizationSettings> configured) =>
        (configured.FirstOrDefault(organization => organization.Id == template)
            ?? configured.FirstOrDefault(organization => organization.Template == template))?.Id
        ?? template;

    public static List<OrganizationSettings> Read(IConfiguration configuration)
    {
        // One by one: binding the whole list would silently skip the entries that it cannot read.
        var organizations = configuration.GetSection(SectionName).GetChildren()
            .Select(entry => entry.Get<OrganizationSettings>() ?? new())
            .ToList();
        if (organizations.Find(organization => !Organization.IsId(organization.Id)) is { } invalid)
        {
            throw new InvalidConfigurationException(
                $"{SectionName} has the Id '{invalid.Id}': "
                + $"it must be 1 to {Organization.MaxIdLength} letters, digits, dots, dashes or underscores of ASCII.");
        }

        if (organizations.CountBy(organization => organization.Id).FirstOrDefault(count => count.Value > 1) is { Key: { } repeated })
        {
            throw new InvalidConfigurationException($"{SectionName} has more than one entry for '{repeated}'.");
        }

        var helpDesk = organizations.Find(organization => organization.Id == Organization.HelpDeskId);
        if (helpDesk is null)
        {
            helpDesk = new() { Id = Organization.HelpDeskId, Name = "Help desk" };
            organizations.Insert(0, helpDesk);
        }

        foreach (var organization in organizations)
        {
            organization.AdminEmail = NullIfEmpty(organization.AdminEmail);
            organization.AdminPassword = NullIfEmpty(organization.AdminPassword);
        }

        var bootstrap = configuration.Read<BootstrapSettings>();
        helpDesk.AdminEmail ??= NullIfEmpty(bootstrap.AdminEmail);
        helpDesk.AdminPassword ??= NullIfEmpty(bootstrap.AdminPassword);
        return organizations;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
