using System.Linq.Expressions;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Infrastructure.Identity;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// From the row straight to what is returned. Only the numbers of the roles are read with the user: SQLite would read all
/// roles of all users for each query that joins their names as well.
/// </summary>
internal static class UserProjection
{
    public static readonly Expression<Func<ApplicationUser, StoredUser>> User = row => new StoredUser(
        new UserView(
            row.Id,
            row.Number,
            row.OrganizationId,
            row.Email!,
            row.Name,
            Array.Empty<string>(),
            row.Area,
            row.PhoneNumber,
            row.Status,
            row.MustChangePassword,
            row.LastLogin,
            row.CreatedAt,
            row.UpdatedAt,
            row.Version),
        row.Roles.OrderBy(role => role.RoleNumber).Select(role => role.RoleNumber).ToList());

    /// <summary>The same, with what proves who the user is, in one read.</summary>
    public static readonly Expression<Func<ApplicationUser, StoredCredential>> Credential = Expression.Lambda<Func<ApplicationUser, StoredCredential>>(
        Expression.New(
            typeof(StoredCredential).GetConstructor([typeof(StoredUser), typeof(string), typeof(long), typeof(DateTimeOffset?)])!,
            User.Body,
            Expression.Property(User.Parameters[0], nameof(ApplicationUser.PasswordHash)),
            Expression.Property(User.Parameters[0], nameof(ApplicationUser.AccessVersion)),
            Expression.Property(User.Parameters[0], nameof(ApplicationUser.TemporaryPasswordUntil))),
        User.Parameters);

    /// <summary>A user whose roles have no names yet.</summary>
    internal sealed record StoredUser(UserView View, List<int> RoleNumbers)
    {
        public UserView Named(IReadOnlyDictionary<int, string> roleNames) => View with { Roles = RoleNumbers.ConvertAll(number => roleNames[number]) };
    }

    /// <summary>A credential whose user's roles have no names yet.</summary>
    internal sealed record StoredCredential(StoredUser User, string? PasswordHash, long AccessVersion, DateTimeOffset? TemporaryPasswordUntil);
}
