namespace HelpDesk.Users.Application.Common.Access;

/// <summary>A request about the organization with a given id.</summary>
public interface IAboutOrganization
{
    /// <summary>The organization's id, as sent.</summary>
    string OrganizationId { get; }
}
