using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users;

/// <summary>The roles, locals and area of a request, looked up in the organization.</summary>
internal sealed class Assignment
{
    private readonly List<Error> errors = [];

    public Assignment(
        Organization organization,
        Input<IReadOnlyList<RoleReference>> roles,
        Input<IReadOnlyList<string>> locals,
        Input<Area?> area)
    {
        Roles = Find(roles, organization.FindRoles, nameof(UpdateUserCommand.Roles));
        Locals = Find(locals, organization.FindLocals, nameof(UpdateUserCommand.Locals));
        Area = Find(area, organization.FindArea, nameof(UpdateUserCommand.Area));
    }

    /// <summary>The roles, sorted by number; not set when omitted or invalid.</summary>
    public Optional<IReadOnlyList<RoleDefinition>> Roles { get; }

    /// <summary>The locals, in the organization's order; not set when omitted or invalid.</summary>
    public Optional<IReadOnlyList<Local>> Locals { get; }

    /// <summary>The area, null for none; not set when omitted or invalid.</summary>
    public Optional<Area?> Area { get; }

    /// <summary>The errors for roles, locals and areas that the organization doesn't have.</summary>
    public IReadOnlyList<Error> Errors => errors;

    private Optional<T> Find<TSent, T>(Input<TSent> input, Func<TSent, Result<T>> find, string field)
    {
        if (!input.IsValid)
        {
            return default;
        }

        var found = find(input.Value);
        errors.AddRange(found.Errors.Of(field, input.Sent));
        return found.IsSuccess ? new(found.Value) : default;
    }
}
