namespace HelpDesk.Users.Application.Common.Access;

/// <summary>A request about an organization that it names.</summary>
public interface IAboutOrganization
{
    /// <summary>The organization's id as it was sent.</summary>
    string OrganizationId { get; }
}
