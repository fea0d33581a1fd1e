using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>The organizations that the configuration names; the help desk is always one of them.</summary>
internal static class ConfiguredOrganizations
{
    public const string SectionName = "Organizations";

    /// <summary>
    /// The organization that a contract's clients mean when they name none: the one that is called like its template, else the
    /// first one configured that is made from it.
    /// </summary>
    public static string IdOf(string template, IReadOnlyList<OrganizationSettings> configured) =>
        (configured.FirstOrDefault(organization => organization.Id == template)
            ?? configured.FirstOrDefault(organization => organization.Template == template))?.Id
        ?? template;

    public static List<OrganizationSettings> Read(IConfiguration configuration)
    {
        // One by one: a list that is bound whole leaves out, in silence, what it cannot read.
        var organizations = configuration.GetSection(SectionName).GetChildren()
            .Select(entry => entry.Get<OrganizationSettings>() ?? new())
            .ToList();
        if (organizations.Find(organization => !Organization.IsId(organization.Id)) is { } wrong)
        {
            throw new InvalidConfigurationException(
                $"{SectionName} has the Id '{wrong.Id}': it must be 1 to {Organization.MaxIdLength} letters, digits, dots, dashes or underscores of ASCII.");
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

        helpDesk.AdminEmail ??= NullIfEmpty(configuration["Bootstrap:AdminEmail"]);
        helpDesk.AdminPassword ??= NullIfEmpty(configuration["Bootstrap:AdminPassword"]);
        return organizations;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
