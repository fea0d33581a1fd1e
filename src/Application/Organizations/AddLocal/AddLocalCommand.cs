using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.AddLocal;

/// <summary>
/// Adds a local to an organization, after all others. Refused with <see cref="ErrorKind.Validation"/>,
/// <see cref="ErrorCodes.OrganizationNotFound"/> or <see cref="ErrorCodes.LocalIdTaken"/>.
/// </summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="LocalId">The local's id.</param>
/// <param name="LocalName">Its name; null or blank for the id.</param>
[RequiresPermission(Permissions.OrganizationsManage, AuditName = "AddLocal")]
public sealed record AddLocalCommand(string OrganizationId, string? LocalId, string? LocalName) : ICommand<Result<Local>>, IInputErrors
{
    /// <inheritdoc/>
    public IReadOnlyList<Error> InputErrors { get; init; } = [];
}
