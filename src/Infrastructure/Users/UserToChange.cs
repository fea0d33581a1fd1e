using HelpDesk.Users.Infrastructure.Persistence.Rows;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>
/// A user as read to be written to: one for each role that it holds and each local where it works, which are named here for EF Core to
/// read them and tie them to the user.
/// </summary>
internal sealed record UserToChange(ApplicationUser User, UserRoleRow Held, RoleRow Role, UserLocalRow? Place, LocalRow? Local);
