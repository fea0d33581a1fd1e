using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Provisioning;

/// <summary>The properties of the requests that create an organization.</summary>
internal interface INewOrganization
{
    /// <summary>The display name.</summary>
    Input<string> Name { get; }

    /// <summary>The name of the template that defines the roles.</summary>
    Input<string> Template { get; }

    /// <summary>The locals; none when omitted.</summary>
    Input<IReadOnlyList<Local>> Locals { get; }

    /// <summary>The catalogue of areas; empty or omitted for none.</summary>
    Input<IReadOnlyList<Area>> Areas { get; }

    /// <summary>Whether users must change a password that an administrator set; true when omitted.</summary>
    Input<bool> RequiresPasswordChange { get; }

    /// <summary>The first administrator's email address.</summary>
    Input<EmailAddress> AdminEmail { get; }

    /// <summary>The first administrator's password; when omitted, one is generated that must be changed.</summary>
    Input<Password> AdminPassword { get; }
}
