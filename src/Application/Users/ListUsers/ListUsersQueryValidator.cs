using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Organizations;

namespace HelpDesk.Users.Application.Users.ListUsers;

internal sealed class ListUsersQueryValidator(IOrganizations organizations, ICallerAccessor caller)
    : UserSearchValidator<ListUsersQuery>(organizations, caller);
