using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Provisioning;

/// <summary>What an organization begins with, no matter who makes it.</summary>
internal interface INewOrganization
{
    /// <summary>Its name for people.</summary>
    Input<string> Name { get; }

    /// <summary>The name of the template that its roles come from.</summary>
    Input<string> Template { get; }

    /// <summary>Where it works; nowhere when left out.</summary>
    Input<IReadOnlyList<Local>> Locals { get; }

    /// <summary>The catalogue of areas; empty or left out for none.</summary>
    Input<IReadOnlyList<Area>> Areas { get; }

    /// <summary>Whether a password set by an administrator must be changed, as it must when this is left out.</summary>
    Input<bool> RequiresPasswordChange { get; }

    /// <summary>The first administrator's address.</summary>
    Input<EmailAddress> AdminEmail { get; }

    /// <summary>Its password; left out to have one made up, which must then be changed.</summary>
    Input<Password> AdminPassword { get; }
}
