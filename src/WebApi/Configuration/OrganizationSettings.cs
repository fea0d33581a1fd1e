using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>An entry of the configuration section <c>Organizations</c>.</summary>
internal sealed class OrganizationSettings
{
    public string Id { get; set; } = Organization.HelpDeskId;

    /// <summary>Its display name; the id when omitted.</summary>
    public string? Name { get; set; }

    /// <summary>The template that its roles and rules are copied from.</summary>
    public string Template { get; set; } = OrganizationTemplates.HelpDesk;

    /// <summary>The places where it works.</summary>
    public List<LocalSettings> Locals { get; set; } = [];

    /// <summary>The areas that its users may have; any when empty.</summary>
    public List<string> Areas { get; set; } = [];

    /// <summary>Whether users must change a password that an administrator set.</summary>
    public bool RequiresPasswordChange { get; set; } = true;

    /// <summary>The first administrator's email address.</summary>
    public string? AdminEmail { get; set; }

    /// <summary>The first administrator's password; when omitted, one is generated and printed.</summary>
    public string? AdminPassword { get; set; }
}
