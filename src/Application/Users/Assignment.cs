using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users;

/// <summary>The roles, locals and area that a request names, as the organization has them.</summary>
internal sealed class Assignment
{
    private readonly List<Error> errors = [];

    public Assignment(Organization organization, Input<IReadOnlyList<RoleReference>> roles, Input<IReadOnlyList<string>> locals, Input<Area?> area)
    {
        Roles = Find(roles, organization.FindRoles, nameof(UpdateUserCommand.Roles));
        Locals = Find(locals, organization.FindLocals, nameof(UpdateUserCommand.Locals));
        Area = Find(area, organization.FindArea, nameof(UpdateUserCommand.Area));
    }

    /// <summary>The roles, by number; not set when they were left out or are wrong.</summary>
    public Optional<IReadOnlyList<RoleDefinition>> Roles { get; }

    /// <summary>The locals, in the organization's order; not set when they were left out or are wrong.</summary>
    public Optional<IReadOnlyList<Local>> Locals { get; }

    /// <summary>The area, null for none; not set when it was left out or is wrong.</summary>
    public Optional<Area?> Area { get; }

    /// <summary>What the organization does not have.</summary>
    public IReadOnlyList<Error> Errors => errors;

    private Optional<T> Find<TSent, T>(Input<TSent> member, Func<TSent, Result<T>> find, string field)
    {
        if (!member.IsValid)
        {
            return default;
        }

        var found = find(member.Value);
        errors.AddRange(found.Errors.Of(field, member.Sent));
        return found.IsSuccess ? new(found.Value) : default;
    }
}
