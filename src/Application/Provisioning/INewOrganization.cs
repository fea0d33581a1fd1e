using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.Provisioning;

/// <summary>What an organization begins with, whoever makes it.</summary>
internal interface INewOrganization
{
    /// <summary>Its name for people.</summary>
    string? Name { get; }

    /// <summary>The template that its roles come from.</summary>
    string? Template { get; }

    /// <summary>Where it works: ids and names.</summary>
    IReadOnlyList<(string? Id, string? Name)> Locals { get; }

    /// <summary>The catalogue of areas; empty for none.</summary>
    IReadOnlyList<string> Areas { get; }

    /// <summary>Whether a password set by an administrator must be changed.</summary>
    bool RequiresPasswordChange { get; }

    /// <summary>The first administrator's address.</summary>
    string? AdminEmail { get; }

    /// <summary>Its password; null to have one made up, which must then be changed.</summary>
    Secret? AdminPassword { get; }
}
