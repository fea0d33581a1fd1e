using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>An entry of the configuration section <c>Organizations</c>.</summary>
internal sealed class OrganizationSettings
{
    /// <summary>Its id.</summary>
    public string Id { get; set; } = Organization.HelpDeskId;

    /// <summary>Its name for people; the id when left out.</summary>
    public string? Name { get; set; }

    /// <summary>What it starts with.</summary>
    public string Template { get; set; } = OrganizationTemplates.HelpDesk;

    /// <summary>Where it works.</summary>
    public List<LocalSettings> Locals { get; set; } = [];

    /// <summary>Its catalogue of areas; empty for none.</summary>
    public List<string> Areas { get; set; } = [];

    /// <summary>Whether a password set by an administrator must be changed.</summary>
    public bool RequiresPasswordChange { get; set; } = true;

    /// <summary>The first administrator's address.</summary>
    public string? AdminEmail { get; set; }

    /// <summary>The first administrator's password; when left out, one is made up and printed.</summary>
    public string? AdminPassword { get; set; }
}
