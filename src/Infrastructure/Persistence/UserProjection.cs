using System.Linq.Expressions;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Infrastructure.Identity;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>From the row straight to what is returned.</summary>
internal static class UserProjection
{
    public static readonly Expression<Func<ApplicationUser, UserView>> View = row => new UserView(
        row.Id,
        row.Number,
        row.OrganizationId,
        row.Email!,
        row.Name,
        row.Roles.OrderBy(role => role.RoleNumber).Select(role => role.Role!.Name).ToList(),
        row.Area,
        row.PhoneNumber,
        row.Status,
        row.MustChangePassword,
        row.LastLogin,
        row.CreatedAt,
        row.UpdatedAt,
        row.Version);

    /// <summary>The same, with what proves who the user is, in one read.</summary>
    public static readonly Expression<Func<ApplicationUser, Credential>> Credential = Expression.Lambda<Func<ApplicationUser, Credential>>(
        Expression.New(
            typeof(Credential).GetConstructor([typeof(UserView), typeof(string), typeof(long)])!,
            View.Body,
            Expression.Property(View.Parameters[0], nameof(ApplicationUser.PasswordHash)),
            Expression.Property(View.Parameters[0], nameof(ApplicationUser.AccessVersion))),
        View.Parameters);
}
