using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Users.ListUsers;

namespace HelpDesk.Users.Application.Users.ListUserSummaries;

internal sealed class ListUserSummariesQueryValidator(IOrganizations organizations, ICallerAccessor caller)
    : UserSearchValidator<ListUserSummariesQuery>(organizations, caller);
