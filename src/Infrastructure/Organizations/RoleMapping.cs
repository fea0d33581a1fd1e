using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence.Rows;

namespace HelpDesk.Users.Infrastructure.Organizations;

/// <summary>Maps the stored definition of a role to the domain's.</summary>
internal static class RoleMapping
{
    public static RoleDefinition ToDomain(this RoleRow row) =>
        new(row.Number, row.Key, row.Name, row.Permissions, row.NeedsArea, row.IsAdministrator, row.Description);
}
