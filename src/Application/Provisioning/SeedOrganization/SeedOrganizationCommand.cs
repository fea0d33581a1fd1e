using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Provisioning.SeedOrganization;

/// <summary>
/// Makes the caller's organization be there as configured and, when it has no users yet, creates its first administrator.
/// Of one that is there, the name, the policy and the locals that are configured are brought up to date; its other locals, its roles
/// and whether it is active stay. Running it again changes nothing. Refused with <see cref="ErrorKind.Validation"/> when the
/// configuration is wrong.
/// </summary>
/// <param name="Name">The organization's name for people.</param>
/// <param name="Template">What a new organization starts with.</param>
/// <param name="Locals">Where it works: ids and names.</param>
/// <param name="Areas">The catalogue of areas; empty for none.</param>
/// <param name="RequiresPasswordChange">Whether a password set by an administrator must be changed.</param>
/// <param name="AdminEmail">The first administrator's address.</param>
/// <param name="AdminPassword">Its password; null to have one made up, which must then be changed.</param>
[SystemOnly(AuditName = "SeedOrganization")]
public sealed record SeedOrganizationCommand(
    string Name,
    string Template,
    IReadOnlyList<(string? Id, string? Name)> Locals,
    IReadOnlyList<string> Areas,
    bool RequiresPasswordChange,
    string AdminEmail,
    Secret? AdminPassword) : ICommand<Result<FirstAdministrator?>>, INewOrganization;
